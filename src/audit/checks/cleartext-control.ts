import { defineCheck } from '../judge/check.ts';
import { shortName } from './risk.ts';

export const cleartextControl = defineCheck({
  id: 'cleartext-control',
  title: 'Orders to the device travel unencrypted',
  meaning:
    'What the device is told and what it answers can be read, and on the way changed, by anybody who shares the network: ' +
    'what is playing, the names of rooms, the addresses of streams with their keys.',
  severity: 'medium',
  concerns: 'any-device',
  needs: ['control-surface'],
  remedies: [
    {
      text: 'Switch UPnP off in the Sonos app (Account, Privacy & Security, Connection Security): control then needs TLS.',
      effort: 'minutes',
      for: 's2',
    },
    {
      text: 'Put the device into a network of its own, so that nobody else is there to listen.',
      effort: 'an-evening',
    },
  ],
  references: ['CWE-319', 'UDA 2.0 §3'],
  judge(_subject, { 'control-surface': { value } }) {
    const processed = value.proofs.filter(({ outcome }) => outcome === 'answered' || outcome === 'fault');
    if (processed.length > 0)
      return {
        verdict: 'fail',
        reasons: [`It processed ${processed.length} orders that were sent without encryption.`],
        items: processed.map(({ serviceType, action, exchange }) => ({
          label: `${shortName(serviceType)} ${action}`,
          value: 'sent and answered over plain HTTP',
          exchange,
        })),
      };
    if (value.proofs.some(({ outcome }) => outcome === 'denied'))
      return { verdict: 'pass', reasons: ['It refuses orders that are sent without encryption.'] };
    if (value.services.length === 0)
      return { verdict: 'pass', reasons: ['It describes no service that takes orders.'] };
    return {
      verdict: 'inconclusive',
      reasons: ['No harmless order could be sent, so it is not known whether it takes them unencrypted.'],
    };
  },
});
