import { defineCheck } from '../judge/check.ts';

/** DNS rebinding: CVE-2018-11316 for Sonos; seen refused on players since, and served by gmediarender and rygel. */
export const missingHostCheck = defineCheck({
  id: 'missing-host-check',
  title: 'The device answers under a foreign name',
  meaning:
    'A web page can give its own name the address of your device (DNS rebinding). A device that does not look at ' +
    'the name it is called by then answers to that web page, from anywhere in the world, through your browser.',
  severity: 'high',
  concerns: 'any-device',
  needs: ['host-header'],
  remedies: [
    {
      text: 'Bring the player to the newest software of its line: players refuse foreign names since 2018.',
      effort: 'minutes',
      for: 's1',
    },
    {
      text: 'Bring the player to the newest software of its line: players refuse foreign names since 2018.',
      effort: 'minutes',
      for: 's2',
    },
    {
      text: 'Use a name server (the router, often) that drops answers pointing into your own network: "DNS rebind protection".',
      effort: 'an-evening',
    },
  ],
  references: ['CVE-2018-11316', 'RFC 9110 §7.2'],
  judge(_subject, { 'host-header': { value, exchange } }) {
    const items = [{ label: 'Host header sent', value: value.foreignHost, exchange }];
    switch (value.outcome) {
      case 'served':
        return {
          verdict: 'fail',
          reasons: ['It served its description although it was called by a name that is not its own.'],
          items,
        };
      case 'refused':
        return {
          verdict: 'pass',
          reasons: [`Called by a foreign name it answered ${value.status ?? 'with a refusal'}.`],
          items,
        };
      default:
        return {
          verdict: 'inconclusive',
          reasons: ['Called by a foreign name it gave no answer, which may be a refusal or chance.'],
          items,
        };
    }
  },
});
