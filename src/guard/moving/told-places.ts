import type { Clock, Timer } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Moved } from '../firewall/moved.ts';
import { MOST_MOVED } from '../firewall/questions.ts';
import type { AskFirewall } from '../gateway/firewall-door.ts';

interface ToldPlacesParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly firewall: AskFirewall;
}

/** Milliseconds: rules that were made anew, after a restart of the computer, know of nobody who moved. */
const AGAIN_MS = 30_000;
const SOON_MS = 5000;

/** Tells the process that may change the firewall's rules who has moved, again and again: what the guard says last is what holds. */
export class ToldPlaces {
  readonly #parts: ToldPlacesParts;
  #moved: Moved | undefined;
  #next: Timer | undefined;
  #problem: string | undefined;

  constructor(parts: ToldPlacesParts) {
    this.#parts = parts;
  }

  /** From now on; undefined where this computer stands between no segments. */
  follow(moved: Moved | undefined): void {
    this.#next?.cancel();
    this.#moved = moved;
    if (moved) void this.#look(moved);
  }

  /** Why these could not be had there; undefined when they are. Then all others are where the file has them. */
  async tell(moved: Moved): Promise<string | undefined> {
    if (moved.size > MOST_MOVED) return `more than ${MOST_MOVED} players have moved`;
    const moves = [...moved].map(([player, at]) => ({ player, at }));
    const answer = await this.#parts.firewall({ ask: 'places', moved: moves });
    if (answer?.answer === 'placed') return undefined;
    return answer?.answer ?? 'nobody answers: tonewall firewall helper';
  }

  close(): void {
    this.follow(undefined);
  }

  async #look(moved: Moved): Promise<void> {
    const problem = await this.tell(moved);
    if (this.#moved !== moved) return;
    // Where nobody has moved there is nothing to miss.
    const missed = moved.size > 0 ? problem : undefined;
    if (missed !== undefined && missed !== this.#problem)
      this.#parts.log.warn('the firewall does not have players where they moved: nobody reaches them', {
        why: missed,
      });
    this.#problem = missed;
    const wait = missed === undefined ? AGAIN_MS : SOON_MS;
    this.#next = this.#parts.clock.after(wait, () => void this.#look(moved), { unref: true });
  }
}
