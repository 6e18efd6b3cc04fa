import { describe, expect, it } from 'vitest';
import type { EventMessage, SubscriptionInput, SubscriptionState } from './subscription-model.ts';
import { step } from './subscription-state.ts';

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
const subscribing: SubscriptionState = { kind: 'subscribing', early: [], mended: 0, granted: false };
const again: SubscriptionState = { kind: 'subscribing', early: [], mended: 1, granted: true };
const waiting = (mended: number, granted = true): SubscriptionState => ({ kind: 'waiting', mended, granted });
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
    { state: { ...subscribing, early: [message(0)] }, effects: [] },
  ],
  [
    'early messages are delivered in order once the SID is known, those of others are not',
    { ...subscribing, early: [message(1), message(0, 'uuid:b'), message(0)] },
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
    'no answer to the first SUBSCRIBE is no refusal: it is asked again later',
    subscribing,
    { kind: 'unavailable' },
    { state: waiting(2, false), effects: [{ kind: 'wait-to-retry', seconds: 2 }] },
  ],
  [
    'a refusal after silence ends it too, as long as there was no yes',
    { ...again, granted: false },
    { kind: 'turned-away' },
    { state: { kind: 'ended', why: 'refused' }, effects: [] },
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
    'a renewal shows that all is well',
    active(5, 3),
    { kind: 'renewed', timeoutSeconds: 86_400 },
    { state: active(5), effects: [wait] },
  ],
  [
    'a publisher that is away when it is to be mended is asked again later',
    again,
    { kind: 'turned-away' },
    { state: waiting(2), effects: [{ kind: 'wait-to-retry', seconds: 2 }] },
  ],
  [
    'the wait grows to five minutes and no further',
    { ...again, mended: 40 },
    { kind: 'turned-away' },
    { state: waiting(41), effects: [{ kind: 'wait-to-retry', seconds: 300 }] },
  ],
  [
    'after the wait it subscribes',
    waiting(2),
    { kind: 'retry-due' },
    { state: { ...again, mended: 2 }, effects: [{ kind: 'subscribe' }] },
  ],
  [
    'a message during the wait is let go',
    waiting(2),
    { kind: 'message', message: message(4) },
    { state: waiting(2), effects: [] },
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
