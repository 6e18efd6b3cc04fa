import type { DescriptionPart } from '../evidence/description.ts';
import type { Observation } from '../evidence/observation.ts';
import { defineCheck } from '../judge/define-check.ts';

/** DNS rebinding: CVE-2018-11316 for Sonos; seen refused on players since, and served by gmediarender and rygel. */
export const missingHostCheck = defineCheck({
  id: 'missing-host-check',
  title: 'The device answers under a foreign name',
  meaning:
    'A web page can give its own name the address of your device (DNS rebinding). A device that does not look at ' +
    'the name it is called by then answers to that web page, from anywhere in the world, through your browser.',
  concerns: 'any-device',
  needs: ['host-header'],
  uses: ['description'],
  grounds: {
    'served-under-foreign-name': {
      verdict: 'fail',
      severity: 'high',
      when: 'the description is served although the Host header names something else',
    },
    'told-apart': {
      verdict: 'pass',
      when: 'the foreign name gets a refusal or a redirect (3xx, 4xx) where the own address gets another answer',
    },
    'same-answer': {
      verdict: 'inconclusive',
      when: 'the foreign name and the own address get the same refusal, so that the name need not be the reason',
    },
    'unclear-answer': {
      verdict: 'inconclusive',
      when: 'the foreign name gets another page, or an error of the server',
    },
    'no-answer': { verdict: 'inconclusive', when: 'the foreign name gets no answer' },
  },
  remedies: [
    {
      step: 'update',
      text: 'Bring the player to the newest software of its line: players refuse foreign names since 2018.',
      effort: 'minutes',
      for: 'players',
    },
    {
      step: 'device-update',
      text: 'Bring the software of the device up to date. If that does not help, keep it out of the network of the computers you browse with.',
      effort: 'an-evening',
      for: 'other-devices',
    },
    {
      step: 'rebind-protection',
      text: 'Use a name server (the router, often) that drops answers pointing into your own network: "DNS rebind protection".',
      effort: 'an-evening',
    },
  ],
  references: ['CVE-2018-11316', 'RFC 9110 §7.2'],
  judge(_subject, { 'host-header': { value, exchange }, description }) {
    const items = [{ label: 'Host header sent', value: value.foreignHost, exchange }];
    const { outcome, status = 0 } = value;
    if (outcome === 'served')
      return {
        ground: 'served-under-foreign-name',
        reasons: ['It served its description although it was called by a name that is not its own.'],
        items,
      };
    if (outcome === 'no-answer')
      return {
        ground: 'no-answer',
        reasons: ['Called by a foreign name it gave no answer, which may be a refusal or chance.'],
        items,
      };
    if (status < 300 || status >= 500)
      return {
        ground: 'unclear-answer',
        reasons: [`Called by a foreign name it answered ${status}, and not with its description.`],
        items,
      };
    const own = ownStatus(description);
    return status === own || own === undefined
      ? {
          ground: 'same-answer',
          reasons: [`It answered ${status} to a foreign name and to its own address alike.`],
          items,
        }
      : {
          ground: 'told-apart',
          reasons: [`Called by a foreign name it answered ${status}, by its own address ${own}.`],
          items,
        };
  },
});

function ownStatus(description: Observation<DescriptionPart> | undefined): number | undefined {
  if (!description?.known) return undefined;
  return description.value.kind === 'served' ? 200 : description.value.status;
}
