import { err, ok, type Result } from '../../base/result.ts';
import type { Clock } from '../../ports/clock.ts';
import { FairLine, type Place } from './fair-line.ts';
import { type Patience, Wait, type WaitFailure, waitFailure } from './waiting.ts';

/** `shared`: other writes may run beside it. `alone`: none on any of its players. */
type Manner = 'shared' | 'alone';

export interface Claim {
  readonly manner: Manner;
  /** Every player that it changes. */
  readonly players: ReadonlySet<string>;
}

export interface Claiming extends Claim, Patience {
  readonly principal: string;
}

interface Waiting {
  readonly claim: Claim;
  readonly wait: Wait;
}

/** Writes that wait, over all players. They wait only while somebody has a player alone. */
const MAX_WAITING = 256;
const MAX_WAITING_OF_ONE = 24;

/**
 * Which writes may run beside which. A write that was judged on a value (a relative volume) has its players alone from
 * the reading of the value until its answer. Principals take turns, and nobody is overtaken by a write to the same
 * player: who waits to have players alone gets them.
 */
export class WriteLocks {
  readonly #clock: Clock;
  readonly #held = new Set<Claim>();
  readonly #line = new FairLine<Waiting>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Undefined when the claim is held; then `release` has to follow, with the same claim. */
  take(claim: Claiming): Promise<WaitFailure | undefined> | undefined {
    if (claim.signal?.aborted) return Promise.resolve(waitFailure('gone'));
    const before = [...this.#held, ...this.#line.waiting().map(({ item }) => item.claim)];
    if (isFree(claim, before)) {
      this.#held.add(claim);
      return undefined;
    }
    if (this.#line.length >= MAX_WAITING || this.#line.countOf(claim.principal) >= MAX_WAITING_OF_ONE)
      return Promise.resolve(waitFailure('line-full'));
    return this.#wait(claim);
  }

  release(claim: Claim): void {
    this.#held.delete(claim);
    this.#admit();
  }

  /** Works while the claim is held; not at all where it cannot be had in time. */
  async during<T>(claim: Claiming, work: () => Promise<T>): Promise<Result<T, WaitFailure>> {
    const waiting = this.take(claim);
    const failure = waiting && (await waiting);
    if (failure) return err(failure);
    try {
      return ok(await work());
    } finally {
      this.release(claim);
    }
  }

  #wait(claim: Claiming): Promise<WaitFailure | undefined> {
    const wait = new Wait(this.#clock, claim, () => {
      this.#line.leave(place);
      // It may have held up others behind it.
      this.#admit();
    });
    const place: Place<Waiting> = this.#line.join(claim.principal, { claim, wait });
    return wait.over;
  }

  #admit(): void {
    const before = [...this.#held];
    for (const place of this.#line.waiting().slice()) {
      const { claim, wait } = place.item;
      if (isFree(claim, before)) {
        this.#line.serve(place);
        this.#held.add(claim);
        wait.admit();
      }
      before.push(claim);
    }
  }
}

const isFree = (claim: Claim, others: readonly Claim[]): boolean =>
  !others.some((other) => (claim.manner === 'alone' || other.manner === 'alone') && meet(claim, other));

const meet = (one: Claim, other: Claim): boolean =>
  [...one.players].some((player) => other.players.has(player));
