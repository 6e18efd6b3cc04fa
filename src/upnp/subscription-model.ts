/**
 * One subscription at a publisher (UDA 2.0 §4.1): what it can be, what can happen to it, and what is then to be done.
 *
 * `mended` counts how often it was made anew since it was last renewed. The first time is at once, later ones wait: a
 * publisher that skips numbers on purpose cannot make us ask without end. `granted` says whether the publisher ever said yes:
 * only one that never did can end a subscription by its no.
 */
export type SubscriptionState =
  | (Attempt & { readonly kind: 'subscribing'; readonly early: readonly EventMessage[] })
  | { readonly kind: 'active'; readonly sid: string; readonly nextSeq: number; readonly mended: number }
  /** Lost, or not to be had now; to be made anew after a wait. */
  | (Attempt & { readonly kind: 'waiting' })
  | { readonly kind: 'ended'; readonly why: EndReason };

export interface Attempt {
  readonly mended: number;
  readonly granted: boolean;
}

/** `refused`: the publisher answered and said no, and had never said yes. `asked`: we ended it. */
export type EndReason = 'refused' | 'asked';

export interface EventMessage {
  readonly sid: string;
  readonly seq: number;
  readonly properties: readonly (readonly [name: string, value: string])[];
}

export type SubscriptionInput =
  | { readonly kind: 'accepted'; readonly sid: string; readonly timeoutSeconds: number | 'infinite' }
  | { readonly kind: 'turned-away' }
  /** No answer, or one that speaks of now only (5xx). */
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'message'; readonly message: EventMessage }
  | { readonly kind: 'renewal-due' }
  | { readonly kind: 'renewed'; readonly timeoutSeconds: number | 'infinite' }
  /** 412 or no answer: the publisher no longer knows the SID. */
  | { readonly kind: 'renewal-failed' }
  | { readonly kind: 'retry-due' }
  /** Messages were or may have been missed, as the receiver knows. */
  | { readonly kind: 'start-over' }
  | { readonly kind: 'end' };

export type SubscriptionEffect =
  | { readonly kind: 'subscribe' }
  | { readonly kind: 'renew'; readonly sid: string }
  | { readonly kind: 'unsubscribe'; readonly sid: string }
  | { readonly kind: 'deliver'; readonly message: EventMessage }
  /** Messages were or may have been missed; what follows starts with the full state again. */
  | { readonly kind: 'report-gap'; readonly expected: number; readonly got: number }
  | { readonly kind: 'wait-to-renew'; readonly timeoutSeconds: number | 'infinite' }
  | { readonly kind: 'wait-to-retry'; readonly seconds: number };

export interface Step {
  readonly state: SubscriptionState;
  readonly effects: readonly SubscriptionEffect[];
}
