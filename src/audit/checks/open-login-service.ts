import type { LoginPort } from '../evidence/login-services.ts';
import type { Item } from '../judge/check.ts';
import { defineCheck } from '../judge/define-check.ts';

/**
 * A telnet or ssh server on a player: only unlocked units start one. A port that opens and says nothing is no proof:
 * security programs on the auditing computer open connections in the name of others.
 */
export const openLoginService = defineCheck({
  id: 'open-login-service',
  title: 'The player offers a login to its operating system',
  meaning:
    'Normal players have no login for people. This one has: it was unlocked, or somebody put software on it. Whoever ' +
    'gets past the password owns the player and stands inside your network.',
  concerns: 'players',
  needs: ['login-services'],
  grounds: {
    greets: { verdict: 'fail', severity: 'critical', when: 'something greets on a port for ssh or telnet' },
    closed: { verdict: 'pass', when: 'every such port refuses the connection' },
    'opens-silent': {
      verdict: 'inconclusive',
      when: 'a port opens and nothing is said: a security program on this computer may have answered instead',
    },
    'no-answer': { verdict: 'inconclusive', when: 'a port neither opens nor refuses' },
  },
  remedies: [
    {
      step: 'unlocked-player',
      text: 'Find out who unlocked this player. If nobody did, take it off the network.',
      effort: 'minutes',
    },
    {
      step: 'unlocked-player',
      text: 'Reset the player to factory settings and update it before it goes back.',
      effort: 'an-evening',
    },
  ],
  references: ['CWE-1242'],
  judge(_subject, { 'login-services': { value } }) {
    const open = value.ports.filter(({ state }) => state === 'open');
    const speaking = open.filter(({ banner }) => banner !== undefined);
    const silent = value.ports.filter(({ state }) => state === 'no-answer');
    if (speaking.length > 0)
      return {
        ground: 'greets',
        reasons: [`It greets on ${speaking.map(portName).join(' and ')}.`],
        items: speaking.map(asItem),
      };
    if (open.length > 0)
      return {
        ground: 'opens-silent',
        reasons: [
          'A login port opened and nothing was said: a security program on this computer may have answered instead.',
        ],
        items: open.map(asItem),
      };
    return silent.length > 0
      ? {
          ground: 'no-answer',
          reasons: [`It neither opened nor refused ${silent.map(portName).join(' and ')}.`],
          items: silent.map(asItem),
        }
      : { ground: 'closed', reasons: ['Every login port refused the connection.'] };
  },
});

const portName = ({ service, port }: LoginPort): string => `${service} (port ${port})`;

const asItem = ({ service, port, banner, state, exchange }: LoginPort): Item => ({
  label: `${service}, port ${port}`,
  value: banner ?? (state === 'open' ? 'open, silent' : 'no answer'),
  exchange,
});
