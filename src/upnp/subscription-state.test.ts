import { describe, expect, it } from 'vitest';
import {
  type EventMessage,
  step,
  type SubscriptionInput,
  type SubscriptionState,
} from './subscription-state.ts';

const message = (seq: number, sid = 'uuid:a'): EventMessage => ({
  sid,
  seq,
  properties: [['V', String(seq)]],
});
const active = (nextSeq: number, mended = 0): SubscriptionState => ({
  kind: 'active',
  sid: 'uuid:a',
  nextSeq,
  mended,
});
const subscribing: SubscriptionState = { kind: 'subscribing', early: [], mended: 0 };
const again: SubscriptionState = { kind: 'subscribing', early: [], mended: 1 };
const ended: SubscriptionState = { kind: 'ended', why: 'asked' };
const wait = { kind: 'wait-to-renew', timeoutSeconds: 86_400 } as const;

const table: readonly [string, SubscriptionState, SubscriptionInput, ReturnType<typeof step>][] = [
  [
    'an answer makes it active',
    subscribing,
    { kind: 'accepted', sid: 'uuid:a', timeoutSeconds: 86_400 },
    { state: active(0), effects: [wait] },
  ],
  [
    'a message before the answer is kept',
    subscribing,
    { kind: 'message', message: message(0) },
    { state: { kind: 'subscribing', early: [message(0)], mended: 0 }, effects: [] },
  ],
  [
    'early messages are delivered in order once the SID is known, those of others are not',
    { kind: 'subscribing', early: [message(1), message(0, 'uuid:b'), message(0)], mended: 0 },
    { kind: 'accepted', sid: 'uuid:a', timeoutSeconds: 86_400 },
    {
      state: active(2),
      effects: [wait, { kind: 'deliver', message: message(0) }, { kind: 'deliver', message: message(1) }],
    },
  ],
  [
    'a refusal ends it',
    subscribing,
    { kind: 'turned-away' },
    { state: { kind: 'ended', why: 'refused' }, effects: [] },
  ],
  [
    'the next message is delivered',
    active(1),
    { kind: 'message', message: message(1) },
    { state: active(2), effects: [{ kind: 'deliver', message: message(1) }] },
  ],
  [
    'SEQ wraps to 1, not to 0 (UDA 2.0 §4.3.2)',
    active(4_294_967_295),
    { kind: 'message', message: message(4_294_967_295) },
    { state: active(1), effects: [{ kind: 'deliver', message: message(4_294_967_295) }] },
  ],
  [
    'a gap is reported and mended by subscribing anew',
    active(1),
    { kind: 'message', message: message(3) },
    {
      state: again,
      effects: [
        { kind: 'report-gap', expected: 1, got: 3 },
        { kind: 'unsubscribe', sid: 'uuid:a' },
        { kind: 'subscribe' },
      ],
    },
  ],
  [
    'a repeated message is let go',
    active(3),
    { kind: 'message', message: message(1) },
    { state: active(3), effects: [] },
  ],
  [
    "another's message is let go",
    active(0),
    { kind: 'message', message: message(0, 'uuid:x') },
    { state: active(0), effects: [] },
  ],
  [
    'it is renewed when due',
    active(5),
    { kind: 'renewal-due' },
    { state: active(5), effects: [{ kind: 'renew', sid: 'uuid:a' }] },
  ],
  [
    'a renewal starts the wait anew',
    active(5),
    { kind: 'renewed', timeoutSeconds: 86_400 },
    { state: active(5), effects: [wait] },
  ],
  [
    'a failed renewal subscribes anew',
    active(5),
    { kind: 'renewal-failed' },
    { state: again, effects: [{ kind: 'subscribe' }] },
  ],
  [
    'the end unsubscribes',
    active(5),
    { kind: 'end' },
    { state: { kind: 'ended', why: 'asked' }, effects: [{ kind: 'unsubscribe', sid: 'uuid:a' }] },
  ],
  [
    'the end before an answer says nothing',
    subscribing,
    { kind: 'end' },
    { state: { kind: 'ended', why: 'asked' }, effects: [] },
  ],
  [
    'a second gap without a renewal between is mended after a wait',
    active(1, 1),
    { kind: 'message', message: message(3) },
    {
      state: { kind: 'waiting', mended: 2 },
      effects: [
        { kind: 'report-gap', expected: 1, got: 3 },
        { kind: 'unsubscribe', sid: 'uuid:a' },
        { kind: 'wait-to-retry', seconds: 2 },
      ],
    },
  ],
  [
    'a renewal shows that all is well',
    active(5, 3),
    { kind: 'renewed', timeoutSeconds: 86_400 },
    { state: active(5), effects: [wait] },
  ],
  [
    'a publisher that is away when it is to be mended is asked again later',
    again,
    { kind: 'turned-away' },
    { state: { kind: 'waiting', mended: 2 }, effects: [{ kind: 'wait-to-retry', seconds: 2 }] },
  ],
  [
    'the wait grows to five minutes and no further',
    { ...again, mended: 40 },
    { kind: 'turned-away' },
    { state: { kind: 'waiting', mended: 41 }, effects: [{ kind: 'wait-to-retry', seconds: 300 }] },
  ],
  [
    'after the wait it subscribes',
    { kind: 'waiting', mended: 2 },
    { kind: 'retry-due' },
    { state: { ...again, mended: 2 }, effects: [{ kind: 'subscribe' }] },
  ],
  [
    'a message during the wait is let go',
    { kind: 'waiting', mended: 2 },
    { kind: 'message', message: message(4) },
    { state: { kind: 'waiting', mended: 2 }, effects: [] },
  ],
  [
    'the end during the wait says nothing',
    { kind: 'waiting', mended: 2 },
    { kind: 'end' },
    { state: ended, effects: [] },
  ],
  [
    'an answer after the end is given back',
    ended,
    { kind: 'accepted', sid: 'uuid:late', timeoutSeconds: 1800 },
    { state: ended, effects: [{ kind: 'unsubscribe', sid: 'uuid:late' }] },
  ],
  [
    'nothing follows the end',
    { kind: 'ended', why: 'asked' },
    { kind: 'message', message: message(0) },
    { state: { kind: 'ended', why: 'asked' }, effects: [] },
  ],
];

describe('a subscription', () => {
  it.each(table)('%s', (_, state, input, expected) => {
    expect(step(state, input)).toEqual(expected);
  });
});
