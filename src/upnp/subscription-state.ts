import type {
  Attempt,
  EventMessage,
  Step,
  SubscriptionEffect,
  SubscriptionInput,
  SubscriptionState,
} from './subscription-model.ts';

export const initialSubscription: Step = subscribeAnew({ mended: 0, granted: false });

/** More than any publisher sends between SUBSCRIBE and its answer. */
const MAX_EARLY = 16;
const MAX_SEQ = 4_294_967_295;
const MAX_RETRY_SECONDS = 300;

/**
 * The life of one subscription as a function. `step` says what comes next and what is to be done; it opens nothing and knows no
 * time. An event message may arrive before the answer to SUBSCRIBE that tells its SID: real players send it on another
 * connection at once. Such early messages are kept and delivered when the SID is known.
 */
export function step(state: SubscriptionState, input: SubscriptionInput): Step {
  switch (state.kind) {
    case 'ended':
      return whenEnded(state, input);
    case 'subscribing':
      return input.kind === 'end' ? end() : whileSubscribing(state, input);
    case 'active':
      return input.kind === 'end' ? end(state.sid) : whileActive(state, input);
    case 'waiting':
      return input.kind === 'end' ? end() : whileWaiting(state, input);
    default:
      return state satisfies never;
  }
}

type In<Kind extends SubscriptionState['kind']> = Extract<SubscriptionState, { kind: Kind }>;

const end = (sid?: string): Step => ({
  state: { kind: 'ended', why: 'asked' },
  effects: sid === undefined ? [] : [{ kind: 'unsubscribe', sid }],
});

/** The answer to a SUBSCRIBE may come after the end was asked for: the publisher would go on sending. */
const whenEnded = (state: In<'ended'>, input: SubscriptionInput): Step => ({
  state,
  effects: input.kind === 'accepted' ? [{ kind: 'unsubscribe', sid: input.sid }] : [],
});

function whileSubscribing(state: In<'subscribing'>, input: SubscriptionInput): Step {
  if (input.kind === 'turned-away' && !state.granted)
    return { state: { kind: 'ended', why: 'refused' }, effects: [] };
  if (input.kind === 'turned-away' || input.kind === 'unavailable') return waitToRetry(state);
  if (input.kind === 'message')
    return { state: { ...state, early: [...state.early, input.message].slice(-MAX_EARLY) }, effects: [] };
  if (input.kind !== 'accepted') return { state, effects: [] };
  const { sid, timeoutSeconds } = input;
  const mine = state.early.filter((message) => message.sid === sid).sort((a, b) => a.seq - b.seq);
  const start: Step = {
    state: { kind: 'active', sid, nextSeq: 0, mended: state.mended },
    effects: [{ kind: 'wait-to-renew', timeoutSeconds }],
  };
  return mine.reduce((so, message) => then(so, { kind: 'message', message }), start);
}

function then({ state, effects }: Step, input: SubscriptionInput): Step {
  const next = step(state, input);
  return { state: next.state, effects: [...effects, ...next.effects] };
}

function whileActive(state: In<'active'>, input: SubscriptionInput): Step {
  switch (input.kind) {
    case 'message':
      return input.message.sid === state.sid ? onMessage(state, input.message) : { state, effects: [] };
    case 'renewal-due':
      return { state, effects: [{ kind: 'renew', sid: state.sid }] };
    case 'renewed':
      return {
        state: { ...state, mended: 0 },
        effects: [{ kind: 'wait-to-renew', timeoutSeconds: input.timeoutSeconds }],
      };
    case 'renewal-failed':
      return mend(state);
    case 'start-over':
      return startOver(state);
    default:
      return { state, effects: [] };
  }
}

const whileWaiting = (state: In<'waiting'>, input: SubscriptionInput): Step =>
  input.kind === 'retry-due' ? subscribeAnew(state) : { state, effects: [] };

/**
 * UDA 2.0 §4.3.2: SEQ counts without gaps and goes from its maximum to 1. 0 is the first message of all and carries the full
 * state: where it comes again, the publisher began anew. Any other gap is mended by subscribing anew.
 */
function onMessage(state: In<'active'>, message: EventMessage): Step {
  const { seq } = message;
  const deliver: SubscriptionEffect = { kind: 'deliver', message };
  const gap: SubscriptionEffect = { kind: 'report-gap', expected: state.nextSeq, got: seq };
  if (seq === state.nextSeq) return { state: { ...state, nextSeq: after(seq) }, effects: [deliver] };
  if (seq === 0) return { state: { ...state, nextSeq: 1 }, effects: [gap, deliver] };
  if (isRepeat(seq, state.nextSeq)) return { state, effects: [] };
  const anew = startOver(state);
  return { state: anew.state, effects: [gap, ...anew.effects] };
}

function startOver(state: In<'active'>): Step {
  const mending = mend(state);
  return {
    state: mending.state,
    effects: [{ kind: 'unsubscribe', sid: state.sid }, ...mending.effects],
  };
}

const after = (seq: number): number => (seq === MAX_SEQ ? 1 : seq + 1);

/** Repeats come close behind what they repeat, over the wrap from the maximum to 1 too; what is further behind is a new count. */
const isRepeat = (seq: number, nextSeq: number): boolean =>
  nextSeq > 0 && (nextSeq - seq + MAX_SEQ) % MAX_SEQ <= MAX_EARLY;

/** At once the first time, then after a wait. */
function mend({ mended }: { readonly mended: number }): Step {
  const attempt = { mended, granted: true };
  return mended === 0 ? subscribeAnew({ ...attempt, mended: 1 }) : waitToRetry(attempt);
}

/** After 2, 4, 8 … seconds. */
function waitToRetry({ mended, granted }: Attempt): Step {
  const tried = Math.max(mended, 1);
  const seconds = Math.min(2 ** tried, MAX_RETRY_SECONDS);
  return {
    state: { kind: 'waiting', mended: tried + 1, granted },
    effects: [{ kind: 'wait-to-retry', seconds }],
  };
}

function subscribeAnew({ mended, granted }: Attempt): Step {
  return { state: { kind: 'subscribing', early: [], mended, granted }, effects: [{ kind: 'subscribe' }] };
}
