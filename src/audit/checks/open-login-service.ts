import type { LoginPort } from '../evidence/login-services.ts';
import { defineCheck, type Item } from '../judge/check.ts';

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
  severity: 'critical',
  concerns: 'players',
  needs: ['login-services'],
  remedies: [
    { text: 'Find out who unlocked this player. If nobody did, take it off the network.', effort: 'minutes' },
    { text: 'Reset the player to factory settings and update it before it goes back.', effort: 'an-evening' },
  ],
  references: ['CWE-1242'],
  judge(_subject, { 'login-services': { value } }) {
    const open = value.ports.filter(({ state }) => state === 'open');
    const speaking = open.filter(({ banner }) => banner !== undefined);
    if (speaking.length > 0)
      return {
        verdict: 'fail',
        reasons: [
          `It greets on ${speaking.map(({ service, port }) => `${service} (port ${port})`).join(' and ')}.`,
        ],
        items: speaking.map(asItem),
      };
    if (open.length > 0)
      return {
        verdict: 'inconclusive',
        reasons: [
          'A login port opened and nothing was said: a security program on this computer may have answered instead.',
        ],
        items: open.map(asItem),
      };
    return { verdict: 'pass', reasons: ['No login port opened.'] };
  },
});

const asItem = ({ service, port, banner, exchange }: LoginPort): Item => ({
  label: `${service}, port ${port}`,
  value: banner ?? 'open, silent',
  exchange,
});
