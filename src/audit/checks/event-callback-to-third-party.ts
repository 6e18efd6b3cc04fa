import { callbackStand } from '../evidence/event-callback.ts';
import { defineCheck } from '../judge/define-check.ts';

/** CallStranger, CVE-2020-12695; UDA 2.0 §4.1.1 (since April 2020 a subscriber must be on the same segment). */
export const eventCallbackToThirdParty = defineCheck({
  id: 'event-callback-to-third-party',
  title: 'The device sends its events to whomever a stranger names',
  meaning:
    'A program may subscribe to events and name somebody else as the receiver. The device then sends messages to ' +
    'that third party: it can be used to flood others or to carry data out of your network.',
  concerns: 'any-device',
  needs: ['event-callback'],
  grounds: {
    delivered: {
      verdict: 'fail',
      severity: 'medium',
      when: 'a subscription from one own address brings an event to another own address',
    },
    'turned-away': {
      verdict: 'pass',
      when: 'the subscription is refused (400, 401, 403, 412), or the device knows no subscriptions (405, 501)',
    },
    undelivered: {
      verdict: 'inconclusive',
      when: 'the subscription is accepted and no event comes: a firewall may stand between',
    },
    'unclear-answer': {
      verdict: 'inconclusive',
      when: 'the answer is neither a subscription nor a refusal (404, a redirect, an error of the server)',
    },
  },
  remedies: [
    {
      step: 'outgoing-rules',
      text: 'In the router or firewall, do not let the device open connections to networks that it has no business in.',
      effort: 'an-evening',
    },
    {
      step: 'connection-security',
      text: 'Switch UPnP off in the Sonos app: Account, Privacy & Security, Connection Security.',
      effort: 'minutes',
      for: 'lockable',
    },
    {
      step: 'device-update',
      text: 'Bring the software of the device up to date: since April 2020 the specification forbids this.',
      effort: 'minutes',
      for: 'other-devices',
    },
  ],
  references: ['CVE-2020-12695', 'UDA 2.0 §4.1.1', 'VU#339275'],
  judge(_subject, { 'event-callback': { value, exchange } }) {
    const items = [
      { label: 'Subscribed from one own address, named another', value: value.callback, exchange },
    ];
    const ground = callbackStand(value);
    const status = value.status ?? 'without a status';
    switch (ground) {
      case 'delivered':
        return {
          ground,
          reasons: [
            `It accepted the subscription and sent ${value.deliveredBytes ?? 0} bytes to an address that had not asked.`,
            ...(value.unsubscribed
              ? []
              : ['The subscription could not be taken back; it runs out by itself.']),
          ],
          items,
        };
      case 'turned-away':
        return { ground, reasons: [`It turned the subscription away (${status}).`], items };
      case 'undelivered':
        return {
          ground,
          reasons: [
            'It accepted the subscription, but no event reached the other address: a firewall may stand between.',
          ],
          items,
        };
      default:
        return {
          ground,
          reasons: [`It answered ${status}, which is neither a subscription nor a refusal.`],
          items,
        };
    }
  },
});
