import type { Clock } from '../../ports/clock.ts';
import { RateLimit } from '../shield/rate-limit.ts';
import type { Reach } from './reach.ts';

/** Addresses that one player has at once. A player in use has some tens; 254 players with all of these fill the kernel's set. */
const MOST_OF_ONE = 256;
const MOST_PLAYERS = 1024;
/** Questions a second in the long run, and after a pause. Each costs a run of nft. */
const QUESTIONS = { perSecond: 50, burst: 200 };

/** How often a guard may ask for addresses, and for how many: one that is taken over neither fills the set nor keeps the computer busy. */
export class ReachBounds {
  readonly #clock: Pick<Clock, 'elapsed'>;
  /** When each address of a player ends, by `elapsed`. */
  readonly #players = new Map<string, Map<string, number>>();
  readonly #questions: RateLimit;

  constructor(clock: Pick<Clock, 'elapsed'>) {
    this.#clock = clock;
    this.#questions = new RateLimit(clock, { read: QUESTIONS });
  }

  /** Whether there is room in time for one more question. */
  mayAsk(): boolean {
    return this.#questions.take('the guard', 'read').kind === 'pass';
  }

  /** Whether the player has room for these addresses, which are its own from then on. */
  take({ player, addresses, seconds }: Reach): boolean {
    const now = this.#clock.elapsed();
    const had = this.#of(player, now);
    const all = new Set([...(had?.keys() ?? []), ...addresses]);
    if (!had || all.size > MOST_OF_ONE) return false;
    for (const address of addresses) had.set(address, now + seconds * 1000);
    this.#players.set(player, had);
    return true;
  }

  /** What a player has now; undefined where there are too many players for one more. */
  #of(player: string, now: number): Map<string, number> | undefined {
    if (!this.#players.has(player) && this.#players.size >= MOST_PLAYERS) this.#forgetIdle(now);
    const had = this.#players.get(player);
    if (!had) return this.#players.size < MOST_PLAYERS ? new Map() : undefined;
    for (const [address, end] of had) if (end <= now) had.delete(address);
    return had;
  }

  #forgetIdle(now: number): void {
    for (const [player, had] of this.#players)
      if ([...had.values()].every((end) => end <= now)) this.#players.delete(player);
  }
}
