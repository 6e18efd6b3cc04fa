import type { Endpoint } from '../base/address.ts';
import type { Clock, Timer } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { SubscriptionTime } from '../wire/gena/names.ts';
import { subscribeHeaders, unsubscribeHeaders } from '../wire/gena/write.ts';
import type { Headers } from '../wire/http/headers.ts';
import type { EventListener, Expectation } from './event-listener.ts';
import type { Exchange } from './exchange.ts';
import { grantIn, noIn, renewAfter } from './subscription-answer.ts';
import type {
  EventMessage,
  Step,
  SubscriptionEffect,
  SubscriptionInput,
  SubscriptionState,
} from './subscription-model.ts';
import { initialSubscription, step } from './subscription-state.ts';

export interface SubscriptionRequest {
  readonly target: Endpoint;
  readonly method: 'SUBSCRIBE' | 'UNSUBSCRIBE';
  readonly path: string;
  readonly headers: Headers;
}

/** Sends what a subscription asks of the publisher. An `HttpClient` is one. */
export interface SubscriptionClient {
  request(request: SubscriptionRequest): Promise<Pick<Exchange, 'outcome'>>;
}

export interface SubscriptionOptions {
  readonly client: SubscriptionClient;
  readonly clock: Clock;
  readonly log: Log;
  readonly listener: EventListener;
  readonly publisher: Endpoint;
  /** Path of the event URL. */
  readonly eventPath: string;
  /** Asked for; the publisher decides. */
  readonly timeoutSeconds?: number;
  /** Renewed within so many seconds, however much is granted: a publisher that forgot its subscribers tells nobody. */
  readonly renewWithinSeconds?: number;
  onMessage(message: EventMessage): void;
  onGap?(gap: { readonly expected: number; readonly got: number }): void;
}

const DEFAULT_TIMEOUT_SECONDS = 1800;

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

  /** Asks the publisher now whether it still knows the subscription; where it was lost, asks for it anew. */
  check(): void {
    this.#take({ kind: 'renewal-due' });
    this.#take({ kind: 'retry-due' });
  }

  /** Makes the subscription anew, so that the publisher tells the full state again. */
  startOver(): void {
    this.#take({ kind: 'start-over' });
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
    if (effect.kind === 'deliver') return this.#tell(() => this.#options.onMessage(effect.message));
    if (effect.kind === 'report-gap') return this.#tell(() => this.#options.onGap?.(effect));
    if (effect.kind === 'wait-to-renew')
      return this.#wait(this.#renewAfter(effect.timeoutSeconds), { kind: 'renewal-due' });
    if (effect.kind === 'wait-to-retry') return this.#wait(effect.seconds, { kind: 'retry-due' });
    // Requests go one after the other: an UNSUBSCRIBE must not overtake the SUBSCRIBE before it.
    this.#work = this.#work.then(() => this.#send(effect));
  }

  /** A receiver that throws has a fault of its own: it is logged, and the subscription lives on and can be ended. */
  #tell(receiver: () => void): void {
    try {
      receiver();
    } catch (cause) {
      this.#options.log.warn('a receiver of events failed', { reason: String(cause) });
    }
  }

  #renewAfter(timeoutSeconds: SubscriptionTime): number {
    return Math.min(renewAfter(timeoutSeconds), this.#options.renewWithinSeconds ?? Number.POSITIVE_INFINITY);
  }

  #wait(seconds: number, input: SubscriptionInput): void {
    this.#timer?.cancel();
    this.#timer = this.#options.clock.after(seconds * 1000, () => this.#take(input), { unref: true });
  }

  async #send(
    effect: Extract<SubscriptionEffect, { kind: 'subscribe' | 'renew' | 'unsubscribe' }>,
  ): Promise<void> {
    if (effect.kind === 'unsubscribe') {
      await this.#request('UNSUBSCRIBE', unsubscribeHeaders(effect));
      return;
    }
    const exchange = await this.#request('SUBSCRIBE', this.#headers(effect));
    const answer = grantIn(exchange);
    if (effect.kind === 'renew')
      this.#take(answer ? { ...answer, kind: 'renewed' } : { kind: 'renewal-failed' });
    else this.#take(answer ? { ...answer, kind: 'accepted' } : { kind: noIn(exchange) });
  }

  #headers(effect: { kind: 'subscribe' } | { kind: 'renew'; sid: string }): Headers {
    const { timeoutSeconds = DEFAULT_TIMEOUT_SECONDS, listener } = this.#options;
    if (effect.kind === 'renew') return subscribeHeaders({ ...effect, timeoutSeconds });
    const callbacks = [{ ...listener.local, path: this.#expectation.path }];
    return subscribeHeaders({ kind: 'new', callbacks, timeoutSeconds });
  }

  #request(method: SubscriptionRequest['method'], headers: Headers): Promise<Pick<Exchange, 'outcome'>> {
    const { client, publisher, eventPath } = this.#options;
    return client.request({ target: publisher, method, path: eventPath, headers });
  }
}
