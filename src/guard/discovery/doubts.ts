import type { Journal } from '../../journal/entry.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Untruth } from './statement.ts';

/** `not-itself`: something speaks for a player from an address that is not the player's. */
export type Doubt = Untruth | 'not-itself';

export interface DoubtPorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly journal: Journal;
}

const IN_WORDS: Readonly<Record<Doubt, string>> = {
  'foreign-location': 'announces a description that lies elsewhere',
  'foreign-name': 'announces another device than itself',
  'not-itself': 'announces itself as a player of this house',
};

/** One line for each source and kind in this time, however much it sends. */
const PAUSE_MS = 60_000;
const MOST_SOURCES = 256;

interface Seen {
  readonly at: number;
  since: number;
}

/** Announcements that nobody is told of, and that somebody should know of: what is forged, and by which address. */
export class Doubts {
  readonly #ports: DoubtPorts;
  readonly #seen = new Map<string, Seen>();

  constructor(ports: DoubtPorts) {
    this.#ports = ports;
  }

  note(from: string, doubt: Doubt): void {
    const { clock, log, journal } = this.#ports;
    if (this.again(from, doubt)) return;
    const now = clock.elapsed();
    const key = `${from} ${doubt}`;
    const seen = this.#seen.get(key);
    this.#forgetOld(now);
    if (!seen && this.#seen.size >= MOST_SOURCES) return;
    this.#seen.set(key, { at: now, since: 0 });
    const more = seen?.since ?? 0;
    log.warn(`an announcement went nowhere: its sender ${IN_WORDS[doubt]}`, { from, more });
    journal.append({
      kind: 'announcement-forged',
      at: clock.now(),
      facts: { address: from, problem: doubt, more },
    });
  }

  /** True, and counted, when the same was said of it less than a minute ago. */
  again(from: string, doubt: Doubt): boolean {
    const seen = this.#seen.get(`${from} ${doubt}`);
    if (!seen || this.#ports.clock.elapsed() - seen.at >= PAUSE_MS) return false;
    seen.since += 1;
    return true;
  }

  #forgetOld(now: number): void {
    if (this.#seen.size < MOST_SOURCES) return;
    for (const [key, { at }] of this.#seen) if (now - at >= PAUSE_MS) this.#seen.delete(key);
  }
}
