import type { IpAddress } from '../../base/address.ts';
import type { Timer } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Delivery } from './callback-rule.ts';
import { deliver, type DeliveryPorts } from './deliver.ts';
import type { EventContent } from './event-content.ts';
import { type DropReason, emptyOutbox, type OutboxInput, type OutboxState, step } from './outbox-state.ts';
import type { EventLimits } from './limits.ts';

export interface OutboxPorts extends DeliveryPorts {
  readonly log: Log;
}

export interface OutboxOptions {
  readonly sid: string;
  readonly service: string;
  /** At least one; tried in this order (UDA 2.0 §4.1.2). */
  readonly deliveries: readonly Delivery[];
  readonly from: IpAddress | undefined;
  readonly limits: EventLimits;
  /** The full state as it is known now. */
  readonly state: () => EventContent | undefined;
  /** What this subscriber may read of it, as a body. */
  readonly write: (content: EventContent) => string;
  /** Waits until another connection may be opened. */
  readonly inTurn: <T>(task: () => Promise<T>) => Promise<T>;
  readonly onDrop: (why: DropReason) => void;
}

/** Everything that is sent to one subscriber; nobody waits for it. */
export class Outbox {
  readonly #ports: OutboxPorts;
  readonly #options: OutboxOptions;
  readonly #over = new AbortController();
  #state: OutboxState = emptyOutbox;
  #begun = false;
  #timer: Timer | undefined;

  constructor(ports: OutboxPorts, options: OutboxOptions) {
    this.#ports = ports;
    this.#options = options;
  }

  /** Its SUBSCRIBE has been answered: from now on it is told everything (UDA 2.0 §4.3.2). */
  begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    const content = this.#options.state();
    if (content) this.tell({ kind: 'full', content });
  }

  tell(input: Extract<OutboxInput, { kind: 'full' | 'change' }>): void {
    if (this.#begun) this.#take(input);
  }

  /** Nothing more is sent, what is on its way included. */
  stop(): void {
    this.#timer?.cancel();
    this.#over.abort();
  }

  #take(input: OutboxInput): void {
    if (this.#over.signal.aborted) return;
    const { state, effects } = step(this.#state, input, this.#options.limits);
    this.#state = state;
    for (const effect of effects) {
      if (effect.kind === 'send') void this.#send(effect.seq, effect.content);
      else if (effect.kind === 'rest') this.#rest(effect.seconds);
      else this.#drop(effect.why);
    }
  }

  #rest(seconds: number): void {
    const rested = (): void => this.#take({ kind: 'rested', content: this.#options.state() });
    this.#timer = this.#ports.clock.after(seconds * 1000, rested, { unref: true });
  }

  #drop(why: DropReason): void {
    this.stop();
    this.#options.onDrop(why);
  }

  async #send(seq: number, content: EventContent): Promise<void> {
    try {
      const status = await this.#options.inTurn(() => this.#bring(seq, content));
      this.#take({ kind: kindOf(status) });
    } catch (cause) {
      // What may not be written for this subscriber is not sent to it.
      this.#ports.log.warn('an event message could not be written', { reason: String(cause) });
      this.#take({ kind: 'failed' });
    }
  }

  async #bring(seq: number, content: EventContent): Promise<number | undefined> {
    const { sid, service, deliveries, from, limits, write } = this.#options;
    const message = { sid, seq, service, body: write(content) };
    const deadlineMs = Math.ceil(limits.deliveryMs / deliveries.length);
    let status: number | undefined;
    for (const delivery of deliveries) {
      if (this.#over.signal.aborted) return undefined;
      status = await deliver(this.#ports, {
        ...delivery,
        from,
        message,
        deadlineMs,
        signal: this.#over.signal,
      });
      if (kindOf(status) === 'delivered') return status;
    }
    return status;
  }
}

function kindOf(status: number | undefined): 'delivered' | 'failed' | 'unknown' {
  if (status === 412) return 'unknown';
  return status !== undefined && status >= 200 && status < 300 ? 'delivered' : 'failed';
}
