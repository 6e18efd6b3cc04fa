import type { IpAddress } from '../../base/address.ts';
import type { PlayerId } from '../../base/ids.ts';
import type { EventListener } from '../../upnp/event-listener.ts';
import { Limiter } from '../../upnp/limiter.ts';
import type { Principal } from '../identity/principal.ts';
import type { Delivery } from './callback-rule.ts';
import { bodyOf } from './event-content.ts';
import type { EndReason, EventHubOptions, EventPorts } from './event-hub.ts';
import type { EventedPlayer } from './evented-player.ts';
import { type Claim, Ledger, type Subscriber } from './ledger.ts';
import { EVENT_LIMITS, type EventLimits } from './limits.ts';
import { Outbox } from './outbox.ts';
import type { EventService } from './event-service.ts';
import { newSid } from './sid.ts';
import { ownerKey, type SubscriptionFact } from './subscriber.ts';
import type { Standing, Topic } from './topic.ts';
import { Topics } from './topics.ts';

type Ports = EventPorts & { readonly listener: EventListener };

/** A subscription that may be. */
export interface Wish {
  readonly player: EventedPlayer;
  readonly service: EventService;
  readonly principal: Principal;
  readonly address: IpAddress;
  readonly deliveries: readonly Delivery[];
}

/** Milliseconds after the answer: it travels on another connection than the first message, and should be there before. */
const FIRST_MESSAGE_MS = 25;

/** Who is subscribed, what they are told, and how it ends. */
export class Register {
  readonly limits: EventLimits;
  readonly #ports: Ports;
  readonly #options: EventHubOptions;
  readonly #ledger: Ledger;
  readonly #topics: Topics;
  readonly #turns: Limiter;
  #closed = false;

  constructor(ports: Ports, options: EventHubOptions) {
    this.#ports = ports;
    this.#options = options;
    this.limits = { ...EVENT_LIMITS, ...options.limits };
    this.#ledger = new Ledger(ports.clock, this.limits);
    this.#topics = new Topics(ports, { ...options, limits: this.limits });
    this.#turns = new Limiter(this.limits.connections);
  }

  /** The player's no of a moment ago. */
  recentNo(player: EventedPlayer, service: EventService): Standing | undefined {
    return this.#topics.recentNo(player, service);
  }

  hasRoomFor(principal: Principal, address: IpAddress): boolean {
    return !this.#closed && this.#ledger.hasRoomFor(principal, address);
  }

  enter({ player, service, principal, address, deliveries }: Wish): Subscriber {
    const sid = newSid(this.#ports.random, player.id);
    const fact: SubscriptionFact = { sid, player: player.id, service: service.name, principal, address };
    const topic = this.#topics.of(player, service);
    const outbox = this.#outboxFor(fact, {
      topic,
      deliveries,
      from: player.isBrought ? undefined : player.guardAddress,
    });
    const subscriber: Subscriber = { fact, eventPath: service.eventPath, topic, outbox };
    this.#ledger.add(subscriber);
    topic.join(outbox);
    return subscriber;
  }

  has(subscriber: Subscriber): boolean {
    return this.#ledger.bySid(subscriber.fact.sid) === subscriber;
  }

  find(claim: Claim): Subscriber | undefined {
    return this.#ledger.find(claim);
  }

  answered(sid: string): void {
    const begin = (): void => this.#ledger.bySid(sid)?.outbox.begin();
    this.#ports.clock.after(FIRST_MESSAGE_MS, begin, { unref: true });
  }

  /** From now on. */
  expireAfter(subscriber: Subscriber, seconds: number): void {
    this.#ledger.expire(subscriber, seconds, () => this.end(subscriber, 'expired'));
  }

  /** Without a reason where it was asked for. */
  end(subscriber: Subscriber, why?: EndReason): void {
    if (!this.#ledger.remove(subscriber)) return;
    const { outbox, topic, fact } = subscriber;
    outbox.stop();
    if (topic.leave(outbox)) this.#topics.end(topic);
    if (why) this.#options.onEnd?.(fact, why);
  }

  endWhere(matches: (subscription: SubscriptionFact) => boolean): number {
    const ended = this.#ledger.all().filter(({ fact }) => matches(fact));
    for (const subscriber of ended) this.end(subscriber, 'withdrawn');
    return ended.length;
  }

  check(player: PlayerId): void {
    this.#topics.check(player);
  }

  /** Events are taken elsewhere now: every player is asked anew. */
  startOver(): void {
    this.#topics.startOver();
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const subscriber of this.#ledger.all()) this.end(subscriber);
    await this.#topics.close();
  }

  #outboxFor(
    fact: SubscriptionFact,
    { topic, ...rest }: { topic: Topic; deliveries: readonly Delivery[]; from: IpAddress | undefined },
  ): Outbox {
    const { redact } = this.#options;
    const owner = ownerKey(fact.principal, fact.address);
    return new Outbox(this.#ports, {
      ...rest,
      sid: fact.sid,
      service: fact.service,
      limits: this.limits,
      state: () => topic.state,
      write: (content) => bodyOf(redact ? redact(content, fact) : content),
      inTurn: (task) => this.#turns.run(owner, task),
      onDrop: (why) => this.#drop(fact.sid, why),
    });
  }

  #drop(sid: string, why: EndReason): void {
    const subscriber = this.#ledger.bySid(sid);
    if (subscriber) this.end(subscriber, why);
  }
}
