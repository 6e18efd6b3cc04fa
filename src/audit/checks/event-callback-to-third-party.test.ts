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

it('fails when an event reaches the address that had not asked', () => {
  expect(judge({ deliveredBytes: 812 })).toEqual({
    verdict: 'fail',
    reasons: ['It accepted the subscription and sent 812 bytes to an address that had not asked.'],
    items,
  });
});

it('says when the subscription could not be taken back', () => {
  expect(judge({ deliveredBytes: 1, unsubscribed: false })).toEqual({
    verdict: 'fail',
    reasons: [
      'It accepted the subscription and sent 1 bytes to an address that had not asked.',
      'The subscription could not be taken back; it runs out by itself.',
    ],
    items,
  });
});

it('leaves acceptance without delivery open', () => {
  expect(judge({}).verdict).toBe('inconclusive');
});

it('passes when the subscription is refused', () => {
  expect(judge({ accepted: false, status: 412, unsubscribed: false })).toEqual({
    verdict: 'pass',
    reasons: ['It turned the subscription away (412).'],
    items,
  });
});
