import { defineCheck } from '../judge/check.ts';

/** CallStranger, CVE-2020-12695; UDA 2.0 §4.1.1 (since April 2020 a subscriber must be on the same segment). */
export const eventCallbackToThirdParty = defineCheck({
  id: 'event-callback-to-third-party',
  title: 'The device sends its events to whomever a stranger names',
  meaning:
    'A program may subscribe to events and name somebody else as the receiver. The device then sends messages to ' +
    'that third party: it can be used to flood others or to carry data out of your network.',
  severity: 'medium',
  concerns: 'any-device',
  needs: ['event-callback'],
  remedies: [
    {
      text: 'In the router or firewall, do not let the device open connections to networks that it has no business in.',
      effort: 'an-evening',
    },
    {
      text: 'Switch UPnP off in the Sonos app: Account, Privacy & Security, Connection Security.',
      effort: 'minutes',
      for: 's2',
    },
  ],
  references: ['CVE-2020-12695', 'UDA 2.0 §4.1.1', 'VU#339275'],
  judge(_subject, { 'event-callback': { value, exchange } }) {
    const items = [
      { label: 'Subscribed from one own address, named another', value: value.callback, exchange },
    ];
    if (!value.accepted)
      return {
        verdict: 'pass',
        reasons: [`It turned the subscription away (${value.status ?? 'no status'}).`],
        items,
      };
    if (value.deliveredBytes === undefined)
      return {
        verdict: 'inconclusive',
        reasons: [
          'It accepted the subscription, but no event reached the other address: a firewall may stand between.',
        ],
        items,
      };
    return {
      verdict: 'fail',
      reasons: [
        `It accepted the subscription and sent ${value.deliveredBytes} bytes to an address that had not asked.`,
        ...(value.unsubscribed ? [] : ['The subscription could not be taken back; it runs out by itself.']),
      ],
      items,
    };
  },
});
