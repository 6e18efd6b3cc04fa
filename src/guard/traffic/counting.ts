import type { Journal } from '../../journal/entry.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PlayerCount } from '../firewall/player-counters.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';
import { Differences } from './differences.ts';
import { HourlyRecord, type Moment } from './hourly-record.ts';
import { LastHour } from './last-hour.ts';
import { HOUR_MS, isNothing, NO_TRAFFIC, type Traffic } from './traffic.ts';

interface CountingParts {
  readonly clock: Pick<Clock, 'now' | 'elapsed'>;
  readonly journal: Journal;
}

/** What one player sent in the last hour. */
export interface CountedPlayer {
  readonly room: string;
  readonly address: string;
  readonly traffic: Traffic;
}

/** Counts players by their rooms, wherever they move, from its first answer on. */
export class Counting {
  readonly #clock: CountingParts['clock'];
  readonly #differences = new Differences();
  readonly #hour = new LastHour();
  readonly #record: HourlyRecord;
  readonly #begun: Moment;
  #last: Moment;

  constructor(parts: CountingParts) {
    this.#clock = parts.clock;
    this.#record = new HourlyRecord(parts);
    this.#begun = this.#last = this.#now();
  }

  take(players: readonly PlayerCount[], places: readonly PlayerPlace[]): void {
    const [from, to] = [this.#last, this.#now()];
    const differences = this.#differences.next(players);
    for (const { room, endpoint } of places) {
      const traffic = differences.get(endpoint.host) ?? NO_TRAFFIC;
      if (!isNothing(traffic)) this.#hour.add(room, traffic, to.elapsed);
      this.#record.add({ room, address: endpoint.host, traffic, from, to });
    }
    this.#last = to;
    this.#record.settle();
  }

  lastHour(places: readonly PlayerPlace[]): readonly CountedPlayer[] {
    const now = this.#clock.elapsed();
    return places.map(({ room, endpoint }) => ({
      room,
      address: endpoint.host,
      traffic: this.#hour.of(room, now),
    }));
  }

  /** Milliseconds of the last hour that were counted. */
  get forMs(): number {
    return Math.min(HOUR_MS, Math.round(this.#clock.elapsed() - this.#begun.elapsed));
  }

  /** Milliseconds since the last answer. */
  get silentMs(): number {
    return this.#clock.elapsed() - this.#last.elapsed;
  }

  end(): void {
    this.#record.end();
  }

  #now(): Moment {
    return { at: this.#clock.now(), elapsed: this.#clock.elapsed() };
  }
}
