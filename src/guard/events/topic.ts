import type { Endpoint } from '../../base/address.ts';
import { describeRefusal } from '../../base/refusal.ts';
import type { Clock, Timer } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { EventListener } from '../../upnp/event-listener.ts';
import type { Exchange } from '../../upnp/exchange.ts';
import { Subscription, type SubscriptionClient } from '../../upnp/subscription.ts';
import type { EventMessage } from '../../upnp/subscription-model.ts';
import { headerOf } from '../../wire/http/headers.ts';
import { contentOf, type EventContent, merged } from './event-content.ts';
import type { EventLimits } from './limits.ts';
import type { Outbox } from './outbox.ts';

export interface TopicPorts {
  /** To the player. */
  readonly client: SubscriptionClient;
  readonly clock: Clock;
  readonly log: Log;
  readonly listener: EventListener;
}

export interface TopicOptions {
  readonly publisher: Endpoint;
  readonly eventPath: string;
  /** Before anybody else is told. */
  readonly onContent: (content: EventContent, isFull: boolean) => void;
  readonly limits: Pick<EventLimits, 'checkSeconds' | 'firstMessageMs'>;
}

const CHECK_PAUSE_MS = 2000;

/** `refused` with the player's status, which is 4xx. */
export type Standing =
  | { readonly kind: 'active' }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'unavailable' };

/**
 * One service of one player: the guard's one subscription there, and all who are told what comes of it.
 *
 * Who joins later starts from the full state too (UDA 2.0 §4.3.2). It is put together here from the player's first message
 * and the changes since: an extra subscription to get another first message from the player would cost a weak player two
 * requests and a connection for each who joins, and would race with the changes that are on their way.
 */
export class Topic {
  readonly #ports: TopicPorts;
  readonly #firstMessageMs: number;
  readonly #onContent: TopicOptions['onContent'];
  readonly #subscription: Subscription;
  readonly #outboxes = new Set<Outbox>();
  /** Undefined while it is not known, or may be known wrongly. */
  #state: EventContent | undefined;
  /** Of the last answer to a SUBSCRIBE that was no renewal; undefined when there was none. */
  #status: number | undefined;
  #firstMessageDue: Timer | undefined;
  #checkedAt = Number.NEGATIVE_INFINITY;

  constructor(ports: TopicPorts, { limits, onContent, ...options }: TopicOptions) {
    this.#ports = ports;
    this.#onContent = onContent;
    this.#firstMessageMs = limits.firstMessageMs;
    this.#subscription = new Subscription({
      ...ports,
      ...options,
      client: this.#watched(ports.client),
      renewWithinSeconds: limits.checkSeconds,
      onMessage: (message) => this.#take(message),
      onGap: () => (this.#state = undefined),
    });
  }

  get state(): EventContent | undefined {
    return this.#state;
  }

  get standing(): Standing {
    const { kind } = this.#subscription.state;
    if (kind === 'active') return { kind };
    const status = this.#status ?? 503;
    const isNo = kind !== 'subscribing' && status >= 400 && status < 500;
    return isNo ? { kind: 'refused', status } : { kind: 'unavailable' };
  }

  /** When the player has answered whatever it is being asked. */
  async settled(): Promise<Standing> {
    await this.#subscription.settled();
    return this.standing;
  }

  join(outbox: Outbox): void {
    this.#outboxes.add(outbox);
  }

  /** True when nobody is left. */
  leave(outbox: Outbox): boolean {
    this.#outboxes.delete(outbox);
    return this.#outboxes.size === 0;
  }

  /** Asks the player now whether it still knows the guard; not again and again, whoever announces it. */
  check(): void {
    const now = this.#ports.clock.elapsed();
    if (now - this.#checkedAt < CHECK_PAUSE_MS) return;
    this.#checkedAt = now;
    this.#subscription.check();
  }

  /** Subscribes anew at the player, where events are taken now. */
  startOver(): void {
    this.#subscription.startOver();
  }

  end(): Promise<void> {
    this.#firstMessageDue?.cancel();
    return this.#subscription.end();
  }

  /** A message that cannot be read is told to nobody. */
  #take({ seq, properties }: EventMessage): void {
    const read = contentOf(properties);
    const isFull = seq === 0;
    if (isFull) this.#state = undefined;
    if (!read.ok)
      return this.#ports.log.warn('an event cannot be read', { reason: describeRefusal(read.error) });
    const { value: content } = read;
    if (isFull) this.#state = content;
    else if (this.#state) this.#state = merged(this.#state, content);
    this.#onContent(content, isFull);
    for (const outbox of this.#outboxes) outbox.tell({ kind: isFull ? 'full' : 'change', content });
  }

  #watched(client: SubscriptionClient): SubscriptionClient {
    return {
      request: async (request) => {
        const isNew = request.method === 'SUBSCRIBE' && headerOf(request.headers, 'SID') === undefined;
        // What was known may have changed since; the first message says how it is.
        if (isNew) this.#state = undefined;
        const exchange = await client.request(request);
        if (isNew) this.#noteAnswer(exchange);
        return exchange;
      },
    };
  }

  #noteAnswer({ outcome }: Pick<Exchange, 'outcome'>): void {
    this.#status = outcome.kind === 'response' ? outcome.status : undefined;
    this.#firstMessageDue?.cancel();
    const startOver = (): void => {
      if (!this.#state) this.#subscription.startOver();
    };
    const { clock } = this.#ports;
    if (this.#status === 200)
      this.#firstMessageDue = clock.after(this.#firstMessageMs, startOver, { unref: true });
  }
}
