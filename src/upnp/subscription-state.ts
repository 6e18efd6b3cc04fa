/**
 * The life of one subscription as a value (UDA 2.0 §4.1). `step` says what comes next and what is to be done; it opens nothing
 * and knows no time. An event message may arrive before the answer to SUBSCRIBE that tells its SID: real players send it
 * on another connection at once. Such early messages are kept and delivered when the SID is known.
 */
export type SubscriptionState =
  | { readonly kind: 'subscribing'; readonly early: readonly EventMessage[] }
  | { readonly kind: 'active'; readonly sid: string; readonly nextSeq: number }
  | { readonly kind: 'ended'; readonly why: EndReason };

/** `refused`: the publisher turned the subscription away. `asked`: we ended it. */
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
  | { readonly kind: 'end' };

export type SubscriptionEffect =
  | { readonly kind: 'subscribe' }
  | { readonly kind: 'renew'; readonly sid: string }
  | { readonly kind: 'unsubscribe'; readonly sid: string }
  | { readonly kind: 'deliver'; readonly message: EventMessage }
  /** Messages were missed; what follows starts with the full state again. */
  | { readonly kind: 'report-gap'; readonly expected: number; readonly got: number }
  | { readonly kind: 'wait-to-renew'; readonly timeoutSeconds: number | 'infinite' };

export interface Step {
  readonly state: SubscriptionState;
  readonly effects: readonly SubscriptionEffect[];
}

export const initialSubscription: Step = {
  state: { kind: 'subscribing', early: [] },
  effects: [{ kind: 'subscribe' }],
};

/** More than any publisher sends between SUBSCRIBE and its answer. */
const MAX_EARLY = 16;
const MAX_SEQ = 4_294_967_295;

export function step(state: SubscriptionState, input: SubscriptionInput): Step {
  if (state.kind === 'ended') return { state, effects: [] };
  if (input.kind === 'end') return end(state);
  return state.kind === 'subscribing' ? whileSubscribing(state, input) : whileActive(state, input);
}

function end(state: Exclude<SubscriptionState, { kind: 'ended' }>): Step {
  const effects: SubscriptionEffect[] =
    state.kind === 'active' ? [{ kind: 'unsubscribe', sid: state.sid }] : [];
  return { state: { kind: 'ended', why: 'asked' }, effects };
}

type Subscribing = Extract<SubscriptionState, { kind: 'subscribing' }>;
type Active = Extract<SubscriptionState, { kind: 'active' }>;

function whileSubscribing(state: Subscribing, input: SubscriptionInput): Step {
  if (input.kind === 'turned-away') return { state: { kind: 'ended', why: 'refused' }, effects: [] };
  if (input.kind === 'message') {
    return { state: { ...state, early: [...state.early, input.message].slice(-MAX_EARLY) }, effects: [] };
  }
  if (input.kind !== 'accepted') return { state, effects: [] };
  const { sid, timeoutSeconds } = input;
  const mine = state.early.filter((message) => message.sid === sid).sort((a, b) => a.seq - b.seq);
  const start: Step = {
    state: { kind: 'active', sid, nextSeq: 0 },
    effects: [{ kind: 'wait-to-renew', timeoutSeconds }],
  };
  return mine.reduce((so, message) => then(so, { kind: 'message', message }), start);
}

function then({ state, effects }: Step, input: SubscriptionInput): Step {
  const next = step(state, input);
  return { state: next.state, effects: [...effects, ...next.effects] };
}

function whileActive(state: Active, input: SubscriptionInput): Step {
  switch (input.kind) {
    case 'message':
      return input.message.sid === state.sid ? onMessage(state, input.message) : { state, effects: [] };
    case 'renewal-due':
      return { state, effects: [{ kind: 'renew', sid: state.sid }] };
    case 'renewed':
      return { state, effects: [{ kind: 'wait-to-renew', timeoutSeconds: input.timeoutSeconds }] };
    case 'renewal-failed':
      return initialSubscription;
    default:
      return { state, effects: [] };
  }
}

/** UDA 2.0 §4.3.2: SEQ counts without gaps and goes from its maximum to 1. A gap is mended by subscribing anew. */
function onMessage(state: Active, message: EventMessage): Step {
  const { seq } = message;
  if (seq === state.nextSeq) {
    const nextSeq = seq === MAX_SEQ ? 1 : seq + 1;
    return { state: { ...state, nextSeq }, effects: [{ kind: 'deliver', message }] };
  }
  if (seq < state.nextSeq) return { state, effects: [] };
  return {
    state: initialSubscription.state,
    effects: [
      { kind: 'report-gap', expected: state.nextSeq, got: seq },
      { kind: 'unsubscribe', sid: state.sid },
      ...initialSubscription.effects,
    ],
  };
}
