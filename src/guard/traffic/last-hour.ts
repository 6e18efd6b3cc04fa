import { NO_TRAFFIC, sumOf, type Traffic } from './traffic.ts';

const MINUTE_MS = 60_000;
const MINUTES = 60;

/** What was counted in the last hour, minute by minute: between 59 and 60 minutes of it. Times are milliseconds by `elapsed`. */
export class LastHour {
  /** By minute, the oldest first; of rooms of which something was counted. */
  readonly #minutes = new Map<number, Map<string, Traffic>>();

  add(room: string, traffic: Traffic, now: number): void {
    const minute = this.#minuteAt(now);
    minute.set(room, sumOf(minute.get(room) ?? NO_TRAFFIC, traffic));
  }

  of(room: string, now: number): Traffic {
    this.#forget(now);
    return [...this.#minutes.values()].reduce(
      (sum, minute) => sumOf(sum, minute.get(room) ?? NO_TRAFFIC),
      NO_TRAFFIC,
    );
  }

  #minuteAt(now: number): Map<string, Traffic> {
    this.#forget(now);
    const number = Math.floor(now / MINUTE_MS);
    const minute = this.#minutes.get(number) ?? new Map<string, Traffic>();
    this.#minutes.set(number, minute);
    return minute;
  }

  #forget(now: number): void {
    const first = Math.floor(now / MINUTE_MS) - MINUTES + 1;
    for (const number of this.#minutes.keys()) if (number < first) this.#minutes.delete(number);
  }
}
