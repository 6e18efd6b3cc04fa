import type { Clock } from '../../ports/clock.ts';

/** When players were heard last: an answer of whatever kind, or an event. Of those that are guarded, and no others. */
export class LastHeard {
  readonly #clock: Pick<Clock, 'elapsed'>;
  readonly #at = new Map<string, number>();

  constructor(clock: Pick<Clock, 'elapsed'>) {
    this.#clock = clock;
  }

  /** By the player's own address. */
  note(host: string): void {
    this.#at.set(host, this.#clock.elapsed());
  }

  /** Milliseconds; undefined for one that was not heard yet. */
  agoMs(host: string): number | undefined {
    const at = this.#at.get(host);
    return at === undefined ? undefined : this.#clock.elapsed() - at;
  }

  /** Forgets all others. */
  keep(hosts: ReadonlySet<string>): void {
    for (const host of this.#at.keys()) if (!hosts.has(host)) this.#at.delete(host);
  }
}
