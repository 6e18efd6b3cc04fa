import type { Journal } from '../../journal/entry.ts';
import type { Clock } from '../../ports/clock.ts';
import { HOUR_MS, NO_TRAFFIC, sumOf, type Traffic } from './traffic.ts';

/** What was counted of a player, and from when until when. */
export interface Counted {
  readonly room: string;
  /** IPv4. */
  readonly address: string;
  readonly traffic: Traffic;
  readonly from: Moment;
  readonly to: Moment;
}

export interface Moment {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Milliseconds of a clock that never jumps. */
  readonly elapsed: number;
}

interface HourlyRecordParts {
  readonly clock: Pick<Clock, 'now' | 'elapsed'>;
  readonly journal: Journal;
}

/** What the journal is told of traffic: of each player one entry for an hour in which something of it was refused. */
export class HourlyRecord {
  readonly #parts: HourlyRecordParts;
  /** By room; an hour begins with the first that was counted after the one before. */
  readonly #hours = new Map<string, Counted>();

  constructor(parts: HourlyRecordParts) {
    this.#parts = parts;
  }

  add(counted: Counted): void {
    const hour = this.#hours.get(counted.room);
    this.#hours.set(counted.room, {
      ...counted,
      traffic: sumOf(hour?.traffic ?? NO_TRAFFIC, counted.traffic),
      from: hour?.from ?? counted.from,
    });
  }

  /** Writes hours that are over. One that cannot be written goes on, so that nothing of it is lost. */
  settle(): void {
    const now = this.#parts.clock.elapsed();
    for (const hour of this.#hours.values()) if (now - hour.from.elapsed >= HOUR_MS) this.#write(hour);
  }

  /** Writes what was counted until now; nothing more is. */
  end(): void {
    for (const hour of this.#hours.values()) this.#write(hour);
    this.#hours.clear();
  }

  #write({ room, address, traffic, from, to }: Counted): void {
    const { clock, journal } = this.#parts;
    const facts = { address, room, ...traffic, from: from.at, to: to.at };
    const isDone =
      traffic.refused === 0 || journal.append({ kind: 'player-traffic', at: clock.now(), facts });
    if (isDone) this.#hours.delete(room);
  }
}
