/**
 * The life of one subscription as a value (UDA 2.0 §4.1). `step` says what comes next and what is to be done; it opens nothing
 * and knows no time. An event message may arrive before the answer to SUBSCRIBE that tells its SID: real players send it
 * on another connection at once. Such early messages are kept and delivered when the SID is known.
 *
 * `mended` counts how often the subscription was made anew since it was last renewed. The first time is at once, later ones
 * wait: a publisher that skips numbers on purpose cannot make us ask without end.
 */
export type SubscriptionState =
  | { readonly kind: 'subscribing'; readonly early: readonly EventMessage[]; readonly mended: number }
  | { readonly kind: 'active'; readonly sid: string; readonly nextSeq: number; readonly mended: number }
  /** Lost; to be made anew after a wait. */
  | { readonly kind: 'waiting'; readonly mended: number }
  | { readonly kind: 'ended'; readonly why: EndReason };

/** `refused`: the publisher turned the first SUBSCRIBE away. `asked`: we ended it. */
export type EndReason = 'refused' | 'asked';

export interface EventMessage {
  readonly sid: string;
  readonly seq: number;
  readonly properties: readonly (readonly [name: string, value: string])[];
}

export type SubscriptionInput =
  | { readonly kind: 'accepted'; readonly sid: string; readonly timeoutSeconds: number | 'infinite' }
  | { readonly kind: 'turned-away' }
  | { readonly kind: 'message'; readonly message: EventMessage }
  | { readonly kind: 'renewal-due' }
  | { readonly kind: 'renewed'; readonly timeoutSeconds: number | 'infinite' }
  /** 412 or no answer: the publisher no longer knows the SID. */
  | { readonly kind: 'renewal-failed' }
  | { readonly kind: 'retry-due' }
  | { readonly kind: 'end' };

export type SubscriptionEffect =
  | { readonly kind: 'subscribe' }
  | { readonly kind: 'renew'; readonly sid: string }
  | { readonly kind: 'unsubscribe'; readonly sid: string }
  | { readonly kind: 'deliver'; readonly message: EventMessage }
  /** Messages were missed; what follows starts with the full state again. */
  | { readonly kind: 'report-gap'; readonly expected: number; readonly got: number }
  | { readonly kind: 'wait-to-renew'; readonly timeoutSeconds: number | 'infinite' }
  | { readonly kind: 'wait-to-retry'; readonly seconds: number };

export interface Step {
  readonly state: SubscriptionState;
  readonly effects: readonly SubscriptionEffect[];
}

export const initialSubscription: Step = subscribeAnew(0);

/** More than any publisher sends between SUBSCRIBE and its answer. */
const MAX_EARLY = 16;
const MAX_SEQ = 4_294_967_295;
const MAX_RETRY_SECONDS = 300;

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
  if (input.kind === 'turned-away')
    return state.mended === 0
      ? { state: { kind: 'ended', why: 'refused' }, effects: [] }
      : mend(state.mended);
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
      return mend(state.mended);
    default:
      return { state, effects: [] };
  }
}

const whileWaiting = (state: In<'waiting'>, input: SubscriptionInput): Step =>
  input.kind === 'retry-due' ? subscribeAnew(state.mended) : { state, effects: [] };

/** UDA 2.0 §4.3.2: SEQ counts without gaps and goes from its maximum to 1. A gap is mended by subscribing anew. */
function onMessage(state: In<'active'>, message: EventMessage): Step {
  const { seq } = message;
  if (seq === state.nextSeq) {
    const nextSeq = seq === MAX_SEQ ? 1 : seq + 1;
    return { state: { ...state, nextSeq }, effects: [{ kind: 'deliver', message }] };
  }
  if (seq < state.nextSeq) return { state, effects: [] };
  const lost: readonly SubscriptionEffect[] = [
    { kind: 'report-gap', expected: state.nextSeq, got: seq },
    { kind: 'unsubscribe', sid: state.sid },
  ];
  const mending = mend(state.mended);
  return { state: mending.state, effects: [...lost, ...mending.effects] };
}

/** At once the first time, then after 2, 4, 8 … seconds. */
function mend(mended: number): Step {
  if (mended === 0) return subscribeAnew(1);
  const seconds = Math.min(2 ** mended, MAX_RETRY_SECONDS);
  return { state: { kind: 'waiting', mended: mended + 1 }, effects: [{ kind: 'wait-to-retry', seconds }] };
}

function subscribeAnew(mended: number): Step {
  return { state: { kind: 'subscribing', early: [], mended }, effects: [{ kind: 'subscribe' }] };
}
