import { defineCheck } from '../judge/define-check.ts';
import { callItem, callsIn, OPEN_WORDS } from './calls.ts';

export const cleartextControl = defineCheck({
  id: 'cleartext-control',
  title: 'Orders to the device travel unencrypted',
  meaning:
    'What the device is told and what it answers can be read, and on the way changed, by anybody who shares the network: ' +
    'what is playing, the names of rooms, the addresses of streams with their keys.',
  concerns: 'any-device',
  needs: ['control-surface'],
  uses: ['description'],
  grounds: {
    'processed-in-clear': {
      verdict: 'fail',
      severity: 'medium',
      when: 'a service processes a harmless call that is sent over plain HTTP, with a result or with an error of its own',
    },
    'refused-in-clear': {
      verdict: 'pass',
      when: 'every harmless call over plain HTTP is turned away (401, 403, UPnP error 606)',
    },
    'no-service': { verdict: 'not-applicable', when: 'a device that is no player describes no service' },
    unclear: {
      verdict: 'inconclusive',
      when: 'a call stayed without a clear answer, could not be sent, or services lie at another place',
    },
  },
  remedies: [
    {
      step: 'connection-security',
      text: 'Switch UPnP off in the Sonos app (Account, Privacy & Security, Connection Security): control then needs TLS.',
      effort: 'minutes',
      for: 'lockable',
    },
    {
      step: 'own-network',
      text: 'Put the players into a network of their own, so that nobody else is there to listen.',
      effort: 'an-evening',
      for: 'players',
    },
    {
      step: 'guests-elsewhere',
      text: 'Keep the device in a network without guests and gadgets: UPnP has no encryption that could be switched on.',
      effort: 'an-evening',
      for: 'other-devices',
    },
  ],
  references: ['CWE-319', 'UDA 2.0 §3'],
  judge(subject, { 'control-surface': { value }, description }) {
    const { stand, answered, faults, sent } = callsIn(subject, value, description);
    switch (stand) {
      case 'answered':
      case 'faults': {
        const processed = [...answered, ...faults];
        return {
          ground: 'processed-in-clear',
          reasons: [
            `It processed ${processed.length} ${processed.length === 1 ? 'order that was' : 'orders that were'} sent without encryption.`,
          ],
          items: processed.map(callItem),
        };
      }
      case 'refused':
        return {
          ground: 'refused-in-clear',
          reasons: ['It refuses every order that was sent without encryption.'],
          items: sent.map(callItem),
        };
      case 'no-service':
        return { ground: 'no-service', reasons: ['It describes no service that takes orders.'] };
      default:
        return { ground: 'unclear', reasons: [OPEN_WORDS[stand]], items: sent.map(callItem) };
    }
  },
});
