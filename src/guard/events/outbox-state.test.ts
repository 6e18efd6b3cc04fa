import { describe, expect, it } from 'vitest';
import type { EventContent } from './event-content.ts';
import {
  emptyOutbox,
  type OpenOutbox,
  type OutboxInput,
  type OutboxState,
  type OutboxStep,
  step,
} from './outbox-state.ts';

const LIMITS = { waiting: 2, failures: 3 };
const said = (value: string): EventContent => ({ properties: [['V', value]] });
const open = (more: Partial<OpenOutbox> = {}): OpenOutbox => ({
  ...emptyOutbox,
  behind: false,
  seq: 5,
  ...more,
});
const dropped = (why: Extract<OutboxState, { kind: 'dropped' }>['why']): OutboxStep => ({
  state: { kind: 'dropped', why },
  effects: [{ kind: 'drop', why }],
});

const table: readonly [string, OutboxState, OutboxInput, OutboxStep][] = [
  [
    'the first message is the full state and has SEQ 0 (UDA 2.0 §4.3.2)',
    emptyOutbox,
    { kind: 'full', content: said('all') },
    {
      state: { kind: 'open', seq: 1, phase: 'sending', behind: false, waiting: [], failures: 0 },
      effects: [{ kind: 'send', seq: 0, content: said('all') }],
    },
  ],
  [
    'a change before the full state is in the full state',
    emptyOutbox,
    { kind: 'change', content: said('a') },
    { state: emptyOutbox, effects: [] },
  ],
  [
    'a change is sent at once when nothing is on its way',
    open(),
    { kind: 'change', content: said('a') },
    {
      state: open({ seq: 6, phase: 'sending' }),
      effects: [{ kind: 'send', seq: 5, content: said('a') }],
    },
  ],
  [
    'SEQ goes from its maximum to 1',
    open({ seq: 4_294_967_295 }),
    { kind: 'change', content: said('a') },
    {
      state: open({ seq: 1, phase: 'sending' }),
      effects: [{ kind: 'send', seq: 4_294_967_295, content: said('a') }],
    },
  ],
  [
    'a change waits for the message before it',
    open({ phase: 'sending', waiting: [said('a')] }),
    { kind: 'change', content: said('b') },
    { state: open({ phase: 'sending', waiting: [said('a'), said('b')] }), effects: [] },
  ],
  [
    'what arrived makes room for the next, oldest first',
    open({ phase: 'sending', waiting: [said('a'), said('b')], failures: 2 }),
    { kind: 'delivered' },
    {
      state: open({ seq: 6, phase: 'sending', waiting: [said('b')] }),
      effects: [{ kind: 'send', seq: 5, content: said('a') }],
    },
  ],
  [
    'too many waiting: slow',
    open({ phase: 'sending', waiting: [said('a'), said('b')] }),
    { kind: 'change', content: said('c') },
    dropped('slow'),
  ],
  [
    'the full state stands for all that waits',
    open({ phase: 'sending', waiting: [said('a'), said('b')] }),
    { kind: 'full', content: said('all') },
    { state: open({ phase: 'sending', waiting: [said('all')] }), effects: [] },
  ],
  [
    'after a failure it rests, and the number is not used again',
    open({ phase: 'sending', waiting: [said('a')] }),
    { kind: 'failed' },
    {
      state: open({ phase: 'resting', behind: true, failures: 1 }),
      effects: [{ kind: 'rest', seconds: 1 }],
    },
  ],
  [
    'after the second it rests longer',
    open({ phase: 'sending', failures: 1 }),
    { kind: 'failed' },
    {
      state: open({ phase: 'resting', behind: true, failures: 2 }),
      effects: [{ kind: 'rest', seconds: 2 }],
    },
  ],
  ['the third ends it', open({ phase: 'sending', failures: 2 }), { kind: 'failed' }, dropped('unreachable')],
  [
    'after the rest it is told the full state',
    open({ phase: 'resting', behind: true, failures: 1 }),
    { kind: 'rested', content: said('all') },
    {
      state: open({ seq: 6, phase: 'sending', failures: 1 }),
      effects: [{ kind: 'send', seq: 5, content: said('all') }],
    },
  ],
  [
    'after the rest it waits for the full state when that is not known',
    open({ phase: 'resting', behind: true, failures: 1 }),
    { kind: 'rested', content: undefined },
    { state: open({ behind: true, failures: 1 }), effects: [] },
  ],
  [
    'who rests is told nothing',
    open({ phase: 'resting', behind: true }),
    { kind: 'full', content: said('all') },
    { state: open({ phase: 'resting', behind: true }), effects: [] },
  ],
  [
    '412 to the first message is one failure: the SID may not be known there yet',
    open({ seq: 1, phase: 'sending' }),
    { kind: 'unknown' },
    {
      state: open({ seq: 1, phase: 'resting', behind: true, failures: 1 }),
      effects: [{ kind: 'rest', seconds: 1 }],
    },
  ],
  ['412 later is the last word', open({ phase: 'sending' }), { kind: 'unknown' }, dropped('unknown-there')],
  [
    'who was dropped is told nothing',
    { kind: 'dropped', why: 'slow' },
    { kind: 'full', content: said('all') },
    { state: { kind: 'dropped', why: 'slow' }, effects: [] },
  ],
];

describe('what is told to a subscriber', () => {
  it.each(table)('%s', (_, state, input, expected) => {
    expect(step(state, input, LIMITS)).toEqual(expected);
  });
});
