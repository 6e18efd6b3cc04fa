import type { Clock } from '../../ports/clock.ts';
import type { Reach } from './reach.ts';

/** Addresses that one player has at once. A player in use has some tens; 254 players with all of these fill the kernel's set. */
const MOST_OF_ONE = 256;
const MOST_PLAYERS = 1024;

/** For how many addresses a guard may ask: one that is taken over does not fill the set. How often: `question-bounds.ts`. */
export class ReachBounds {
  readonly #clock: Pick<Clock, 'elapsed'>;
  /** When each address of a player ends, by `elapsed`. */
  readonly #players = new Map<string, Map<string, number>>();

  constructor(clock: Pick<Clock, 'elapsed'>) {
    this.#clock = clock;
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
