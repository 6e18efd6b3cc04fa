import { expect, it } from 'vitest';
import { PLAYER } from '../../../test/golden/literals.ts';
import type { EventCallbackPart } from '../evidence/event-callback.ts';
import { known } from '../evidence/observation.ts';
import { eventCallbackToThirdParty } from './event-callback-to-third-party.ts';

const judge = (part: Partial<EventCallbackPart>) =>
  eventCallbackToThirdParty.judge(PLAYER, {
    'event-callback': known(
      {
        serviceType: 'urn:schemas-upnp-org:service:RenderingControl:1',
        subscriber: '192.0.2.1',
        callback: '192.0.2.2',
        otherNetwork: false,
        accepted: true,
        status: 200,
        unsubscribed: true,
        ...part,
      },
      [6, 7],
    ),
  });
const items = [
  { label: 'Subscribed from one own address, named another', value: '192.0.2.2', exchange: [6, 7] },
];
const refused = { accepted: false, unsubscribed: false } as const;

it('fails when an event reaches the address that had not asked', () => {
  expect(judge({ deliveredBytes: 812 })).toEqual({
    verdict: 'fail',
    ground: 'delivered',
    severity: 'medium',
    reasons: ['It accepted the subscription and sent 812 bytes to an address that had not asked.'],
    items,
  });
});

it('says when the subscription could not be taken back', () => {
  expect(judge({ deliveredBytes: 1, unsubscribed: false }).reasons).toEqual([
    'It accepted the subscription and sent 1 bytes to an address that had not asked.',
    'The subscription could not be taken back; it runs out by itself.',
  ]);
});

it('leaves acceptance without delivery open', () => {
  expect(judge({})).toEqual({
    verdict: 'inconclusive',
    ground: 'undelivered',
    reasons: [
      'It accepted the subscription, but no event reached the other address: a firewall may stand between.',
    ],
    items,
  });
});

it.each([400, 401, 403, 405, 412, 501])('passes on %i', (status) => {
  expect(judge({ ...refused, status })).toEqual({
    verdict: 'pass',
    ground: 'turned-away',
    reasons: [`It turned the subscription away (${status}).`],
    items,
  });
});

it.each([200, 302, 404, 500, 503])('does not take %i for a refusal', (status) => {
  expect(judge({ ...refused, status })).toEqual({
    verdict: 'inconclusive',
    ground: 'unclear-answer',
    reasons: [`It answered ${status}, which is neither a subscription nor a refusal.`],
    items,
  });
});
