import type { IpAddress } from '../../base/address.ts';
import type { PlayerId } from '../../base/ids.ts';
import type { Clock, Timer } from '../../ports/clock.ts';
import type { Principal } from '../identity/principal.ts';
import type { EventLimits } from './limits.ts';
import type { Outbox } from './outbox.ts';
import { isSomebody, ownerKey, type SubscriptionFact } from './subscriber.ts';
import type { Topic } from './topic.ts';

export interface Subscriber {
  readonly fact: SubscriptionFact;
  /** The player's own event URL. */
  readonly eventPath: string;
  readonly outbox: Outbox;
  readonly topic: Topic;
}

/** Who asks about a SID, and where. */
export interface Claim {
  readonly sid: string;
  readonly player: PlayerId;
  /** The player's own event URL. */
  readonly eventPath: string;
  readonly principal: Principal;
  readonly address: IpAddress;
}

interface Entry {
  readonly subscriber: Subscriber;
  timer: Timer | undefined;
}

/** Who has subscribed to what, and until when. */
export class Ledger {
  readonly #clock: Clock;
  readonly #limits: EventLimits;
  readonly #entries = new Map<string, Entry>();
  /** By owner. */
  readonly #counts = new Map<string, number>();
  /** Of those who are nobody in particular. */
  #unnamed = 0;

  constructor(clock: Clock, limits: EventLimits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  /** Whoever is nobody in particular can have many addresses: half of the room is for the others. */
  hasRoomFor(principal: Principal, address: IpAddress): boolean {
    const { perPrincipal, total } = this.#limits;
    const own = this.#counts.get(ownerKey(principal, address)) ?? 0;
    const isOpen = isSomebody(principal) || this.#unnamed < total / 2;
    return isOpen && own < perPrincipal && this.#entries.size < total;
  }

  add(subscriber: Subscriber): void {
    this.#entries.set(subscriber.fact.sid, { subscriber, timer: undefined });
    this.#count(subscriber, 1);
  }

  /** A SID is of no use at another event URL, from another address or to another principal. */
  find({ sid, player, eventPath, principal, address }: Claim): Subscriber | undefined {
    const found = this.bySid(sid);
    const isTheirs =
      found?.eventPath === eventPath &&
      found.fact.player === player &&
      found.fact.address === address &&
      ownerKey(found.fact.principal, address) === ownerKey(principal, address);
    return isTheirs ? found : undefined;
  }

  /** From now on; what was told before no longer counts. */
  expire({ fact }: Subscriber, seconds: number, onExpiry: () => void): void {
    const entry = this.#entries.get(fact.sid);
    if (!entry) return;
    entry.timer?.cancel();
    entry.timer = this.#clock.after(seconds * 1000, onExpiry, { unref: true });
  }

  /** False when it was gone already. */
  remove(subscriber: Subscriber): boolean {
    const entry = this.#entries.get(subscriber.fact.sid);
    if (!entry) return false;
    entry.timer?.cancel();
    this.#entries.delete(subscriber.fact.sid);
    this.#count(subscriber, -1);
    return true;
  }

  all(): readonly Subscriber[] {
    return [...this.#entries.values()].map(({ subscriber }) => subscriber);
  }

  bySid(sid: string): Subscriber | undefined {
    return this.#entries.get(sid)?.subscriber;
  }

  #count({ fact }: Subscriber, by: number): void {
    const key = ownerKey(fact.principal, fact.address);
    const count = (this.#counts.get(key) ?? 0) + by;
    if (count > 0) this.#counts.set(key, count);
    else this.#counts.delete(key);
    if (!isSomebody(fact.principal)) this.#unnamed += by;
  }
}
