import type { EventContent } from './event-content.ts';

/**
 * What is told to one subscriber, as a function: `step` says what comes next and what is to be done; it opens nothing and
 * knows no time.
 *
 * UDA 2.0 §4.3.2: SEQ is 0 for the first message, which carries the full state, then counts by 1 and goes from its maximum
 * to 1; a message that cannot be delivered is given up, and its number with it. So that nobody goes on from a state with a
 * hole, what follows after one is the full state again.
 */
export type OutboxState = OpenOutbox | { readonly kind: 'dropped'; readonly why: DropReason };

export interface OpenOutbox {
  readonly kind: 'open';
  /** Of the next message. */
  readonly seq: number;
  /** `resting`: the last delivery failed, the next one waits. */
  readonly phase: 'idle' | 'sending' | 'resting';
  /** It was not told the full state yet, or missed something since: changes alone would say nothing to it. */
  readonly behind: boolean;
  /** Oldest first. */
  readonly waiting: readonly EventContent[];
  /** One after the other. */
  readonly failures: number;
}

/** `slow`: too many messages wait. `unreachable`: too many failed. `unknown-there`: it said that it knows no such SID. */
export type DropReason = 'slow' | 'unreachable' | 'unknown-there';

export type OutboxInput =
  /** The full state. */
  | { readonly kind: 'full'; readonly content: EventContent }
  | { readonly kind: 'change'; readonly content: EventContent }
  | { readonly kind: 'delivered' }
  | { readonly kind: 'failed' }
  /** 412 */
  | { readonly kind: 'unknown' }
  /** The rest is over; with the full state of this moment, if it is known. */
  | { readonly kind: 'rested'; readonly content: EventContent | undefined };

export type OutboxEffect =
  | { readonly kind: 'send'; readonly seq: number; readonly content: EventContent }
  | { readonly kind: 'rest'; readonly seconds: number }
  | { readonly kind: 'drop'; readonly why: DropReason };

export interface OutboxStep {
  readonly state: OutboxState;
  readonly effects: readonly OutboxEffect[];
}

export interface OutboxLimits {
  readonly waiting: number;
  readonly failures: number;
}

export const emptyOutbox: OpenOutbox = {
  kind: 'open',
  seq: 0,
  phase: 'idle',
  behind: true,
  waiting: [],
  failures: 0,
};

const MAX_SEQ = 4_294_967_295;
const after = (seq: number): number => (seq === MAX_SEQ ? 1 : seq + 1);

export function step(state: OutboxState, input: OutboxInput, limits: OutboxLimits): OutboxStep {
  if (state.kind === 'dropped') return { state, effects: [] };
  switch (input.kind) {
    case 'full':
      return state.phase === 'resting' ? stay(state) : tellAll(state, input.content);
    case 'change':
      return onChange(state, input.content, limits);
    case 'delivered':
      return state.phase === 'sending' ? sendNext({ ...state, phase: 'idle', failures: 0 }) : stay(state);
    case 'failed':
      return state.phase === 'sending' ? onFailure(state, limits) : stay(state);
    case 'unknown':
      return state.phase === 'sending' ? onUnknown(state, limits) : stay(state);
    case 'rested':
      return state.phase === 'resting' ? onRested(state, input.content) : stay(state);
    default:
      return input satisfies never;
  }
}

const stay = (state: OutboxState): OutboxStep => ({ state, effects: [] });

/** The full state says all that waits, and more. */
const tellAll = (state: OpenOutbox, content: EventContent): OutboxStep =>
  sendNext({ ...state, behind: false, waiting: [content] });

function onChange(state: OpenOutbox, content: EventContent, limits: OutboxLimits): OutboxStep {
  if (state.behind) return stay(state);
  if (state.waiting.length >= limits.waiting) return drop('slow');
  return sendNext({ ...state, waiting: [...state.waiting, content] });
}

/** One message at a time: the next one leaves when the one before has arrived. */
function sendNext(state: OpenOutbox): OutboxStep {
  const [content, ...waiting] = state.waiting;
  if (state.phase !== 'idle' || content === undefined) return stay(state);
  const { seq } = state;
  return {
    state: { ...state, phase: 'sending', seq: after(seq), waiting },
    effects: [{ kind: 'send', seq, content }],
  };
}

/** Waits 1, 2, 4 … seconds: a program that starts anew listens again by then. */
function onFailure(state: OpenOutbox, limits: OutboxLimits): OutboxStep {
  const failures = state.failures + 1;
  if (failures >= limits.failures) return drop('unreachable');
  return {
    state: { ...state, phase: 'resting', behind: true, waiting: [], failures },
    effects: [{ kind: 'rest', seconds: 2 ** (failures - 1) }],
  };
}

/** A subscriber may know its SID only after the first message came: that one is tried again. Later, 412 is its last word. */
const onUnknown = (state: OpenOutbox, limits: OutboxLimits): OutboxStep =>
  state.seq === 1 ? onFailure(state, limits) : drop('unknown-there');

const onRested = (state: OpenOutbox, content: EventContent | undefined): OutboxStep =>
  content ? tellAll({ ...state, phase: 'idle' }, content) : stay({ ...state, phase: 'idle' });

const drop = (why: DropReason): OutboxStep => ({
  state: { kind: 'dropped', why },
  effects: [{ kind: 'drop', why }],
});
