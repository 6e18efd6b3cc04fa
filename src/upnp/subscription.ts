import { type Endpoint, formatEndpoint } from '../base/address.ts';
import type { Clock, Timer } from '../ports/clock.ts';
import { parseSubscribeResponse } from '../wire/gena/subscribe.ts';
import type { Headers } from '../wire/http/headers.ts';
import type { EventListener, Expectation } from './event-listener.ts';
import type { Exchange } from './exchange.ts';
import type { HttpClient } from './http-client.ts';
import {
  type EventMessage,
  initialSubscription,
  type Step,
  step,
  type SubscriptionEffect,
  type SubscriptionInput,
  type SubscriptionState,
} from './subscription-state.ts';

export interface SubscriptionOptions {
  readonly client: HttpClient;
  readonly clock: Clock;
  readonly listener: EventListener;
  readonly publisher: Endpoint;
  /** Path of the event URL. */
  readonly eventPath: string;
  /** Asked for; the publisher decides. */
  readonly timeoutSeconds?: number;
  onMessage(message: EventMessage): void;
  onGap?(gap: { readonly expected: number; readonly got: number }): void;
}

const DEFAULT_TIMEOUT_SECONDS = 1800;
/** Renewed after this part of the time, well before the end. */
const RENEW_AT = 0.8;
const MIN_RENEW_SECONDS = 5;
/** UDA 2.0 §4.1.1 knows `infinite`; it is renewed daily all the same, to learn of a publisher that forgot. */
const MAX_RENEW_SECONDS = 86_400;

/** A subscription that keeps itself: renewed before its time is up, made anew after a gap or when the publisher forgot it. */
export class Subscription {
  readonly #options: SubscriptionOptions;
  readonly #expectation: Expectation;
  #state: SubscriptionState = initialSubscription.state;
  #timer: Timer | undefined;
  #work: Promise<void> = Promise.resolve();

  constructor(options: SubscriptionOptions) {
    this.#options = options;
    this.#expectation = options.listener.expect(options.publisher.host, (message) =>
      this.#take({ kind: 'message', message }),
    );
    this.#perform(initialSubscription);
  }

  get state(): SubscriptionState {
    return this.#state;
  }

  /** Resolves when the publisher has answered everything that was asked so far, either way. */
  async settled(): Promise<SubscriptionState> {
    await this.#idle();
    return this.#state;
  }

  /** Unsubscribes; resolves when the publisher has answered. */
  async end(): Promise<void> {
    this.#timer?.cancel();
    this.#take({ kind: 'end' });
    this.#expectation.forget();
    await this.#idle();
  }

  /** An answer may lead to the next request. */
  async #idle(): Promise<void> {
    for (let awaited: Promise<void> | undefined; awaited !== this.#work; ) {
      awaited = this.#work;
      await awaited;
    }
  }

  #take(input: SubscriptionInput): void {
    this.#perform(step(this.#state, input));
  }

  #perform({ state, effects }: Step): void {
    this.#state = state;
    for (const effect of effects) this.#do(effect);
  }

  #do(effect: SubscriptionEffect): void {
    if (effect.kind === 'deliver') return this.#options.onMessage(effect.message);
    if (effect.kind === 'report-gap') return this.#options.onGap?.(effect);
    if (effect.kind === 'wait-to-renew')
      return this.#wait(renewAfter(effect.timeoutSeconds), { kind: 'renewal-due' });
    if (effect.kind === 'wait-to-retry') return this.#wait(effect.seconds, { kind: 'retry-due' });
    // Requests go one after the other: an UNSUBSCRIBE must not overtake the SUBSCRIBE before it.
    this.#work = this.#work.then(() => this.#send(effect));
  }

  #wait(seconds: number, input: SubscriptionInput): void {
    this.#timer?.cancel();
    this.#timer = this.#options.clock.after(seconds * 1000, () => this.#take(input), { unref: true });
  }

  async #send(
    effect: Extract<SubscriptionEffect, { kind: 'subscribe' | 'renew' | 'unsubscribe' }>,
  ): Promise<void> {
    if (effect.kind === 'unsubscribe') {
      await this.#request('UNSUBSCRIBE', [['SID', effect.sid]]);
      return;
    }
    const answer = acceptedIn(await this.#request('SUBSCRIBE', this.#headers(effect)));
    if (effect.kind === 'renew')
      this.#take(answer ? { ...answer, kind: 'renewed' } : { kind: 'renewal-failed' });
    else this.#take(answer ? { ...answer, kind: 'accepted' } : { kind: 'turned-away' });
  }

  #headers(effect: { kind: 'subscribe' } | { kind: 'renew'; sid: string }): Headers {
    const timeout = ['TIMEOUT', `Second-${this.#options.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS}`] as const;
    if (effect.kind === 'renew') return [['SID', effect.sid], timeout];
    const callback = `<http://${formatEndpoint(this.#options.listener.local)}${this.#expectation.path}>`;
    return [['CALLBACK', callback], ['NT', 'upnp:event'], timeout];
  }

  #request(method: string, headers: Headers): Promise<Exchange> {
    const { client, publisher, eventPath } = this.#options;
    return client.request({ target: publisher, method, path: eventPath, headers });
  }
}

function renewAfter(timeoutSeconds: number | 'infinite'): number {
  const told = timeoutSeconds === 'infinite' ? MAX_RENEW_SECONDS : timeoutSeconds;
  return Math.min(Math.max(told * RENEW_AT, MIN_RENEW_SECONDS), MAX_RENEW_SECONDS);
}

function acceptedIn({ outcome }: Exchange): { sid: string; timeoutSeconds: number | 'infinite' } | undefined {
  if (outcome.kind !== 'response') return undefined;
  const { status, reason, headers } = outcome;
  const parsed = parseSubscribeResponse({ version: '1.1', status, reason, headers });
  return parsed.ok ? parsed.value : undefined;
}
