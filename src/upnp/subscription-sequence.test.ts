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
const again: SubscriptionState = { kind: 'subscribing', early: [], mended: 1, granted: true };

const table: readonly [string, SubscriptionState, SubscriptionInput, ReturnType<typeof step>][] = [
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
    'a gap over the wrap is one',
    active(4_294_967_295),
    { kind: 'message', message: message(1) },
    {
      state: again,
      effects: [
        { kind: 'report-gap', expected: 4_294_967_295, got: 1 },
        { kind: 'unsubscribe', sid: 'uuid:a' },
        { kind: 'subscribe' },
      ],
    },
  ],
  [
    'a repeat over the wrap is one',
    active(2),
    { kind: 'message', message: message(4_294_967_295) },
    { state: active(2), effects: [] },
  ],
  [
    'the first message again says that the publisher began anew',
    active(7),
    { kind: 'message', message: message(0) },
    {
      state: active(1),
      effects: [
        { kind: 'report-gap', expected: 7, got: 0 },
        { kind: 'deliver', message: message(0) },
      ],
    },
  ],
  [
    'a count far behind is a new one whose beginning was lost',
    active(500),
    { kind: 'message', message: message(2) },
    {
      state: again,
      effects: [
        { kind: 'report-gap', expected: 500, got: 2 },
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
    'a second gap without a renewal between is mended after a wait',
    active(1, 1),
    { kind: 'message', message: message(3) },
    {
      state: { kind: 'waiting', mended: 2, granted: true },
      effects: [
        { kind: 'report-gap', expected: 1, got: 3 },
        { kind: 'unsubscribe', sid: 'uuid:a' },
        { kind: 'wait-to-retry', seconds: 2 },
      ],
    },
  ],
  [
    'a receiver that missed something has it made anew',
    active(3),
    { kind: 'start-over' },
    { state: again, effects: [{ kind: 'unsubscribe', sid: 'uuid:a' }, { kind: 'subscribe' }] },
  ],
  [
    'and after a wait when it misses something again',
    active(3, 1),
    { kind: 'start-over' },
    {
      state: { kind: 'waiting', mended: 2, granted: true },
      effects: [
        { kind: 'unsubscribe', sid: 'uuid:a' },
        { kind: 'wait-to-retry', seconds: 2 },
      ],
    },
  ],
];

describe('the messages of a subscription', () => {
  it.each(table)('%s', (_, state, input, expected) => {
    expect(step(state, input)).toEqual(expected);
  });
});
