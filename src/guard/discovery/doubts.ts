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
/** Of one segment: addresses that are made up in one crowd out nothing of another. */
const MOST_SOURCES = 256;

interface Seen {
  readonly at: number;
  since: number;
}

/** Announcements that nobody is told of, and that somebody should know of: what is forged, and by which address. */
export class Doubts {
  readonly #ports: DoubtPorts;
  readonly #segmentOf: (from: string) => string;
  /** By segment, then by source and kind. */
  readonly #seen = new Map<string, Map<string, Seen>>();

  /** `segmentOf`: the segment of an address, by any name; there are few. */
  constructor(ports: DoubtPorts, segmentOf: (from: string) => string) {
    this.#ports = ports;
    this.#segmentOf = segmentOf;
  }

  note(from: string, doubt: Doubt): void {
    const { clock, log, journal } = this.#ports;
    if (this.again(from, doubt)) return;
    const now = clock.elapsed();
    const key = `${from} ${doubt}`;
    const here = this.#seenBeside(from);
    const seen = here.get(key);
    forgetOld(here, now);
    if (!seen && here.size >= MOST_SOURCES) return;
    here.set(key, { at: now, since: 0 });
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
    const seen = this.#seenBeside(from).get(`${from} ${doubt}`);
    if (!seen || this.#ports.clock.elapsed() - seen.at >= PAUSE_MS) return false;
    seen.since += 1;
    return true;
  }

  #seenBeside(from: string): Map<string, Seen> {
    const segment = this.#segmentOf(from);
    const seen = this.#seen.get(segment) ?? new Map<string, Seen>();
    this.#seen.set(segment, seen);
    return seen;
  }
}

function forgetOld(seen: Map<string, Seen>, now: number): void {
  if (seen.size < MOST_SOURCES) return;
  for (const [key, { at }] of seen) if (now - at >= PAUSE_MS) seen.delete(key);
}
