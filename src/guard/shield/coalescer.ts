import type { ShieldOutcome } from './outcome.ts';
import { isFresh, type Moment } from './read-cache.ts';

/** A read on its way, which others may join. */
export interface Flight {
  readonly outcome: Promise<ShieldOutcome>;
  /** When it was sent; undefined while it waits for its turn. */
  readonly sent: () => Moment | undefined;
  /** Another principal waits for it too. */
  readonly alsoFor: (principal: string) => void;
}

/**
 * Identical reads in flight share one answer, and its failure. One that was sent too long ago, or before something
 * happened at its player, may bring back an old value: nobody joins it any more.
 */
export class Coalescer {
  readonly #flights = new Map<string, Flight>();

  /** The outcome of one that is on its way, if it may be joined. */
  join(key: string, principal: string, now: Moment): Promise<ShieldOutcome> | undefined {
    const flight = this.#flights.get(key);
    const sent = flight?.sent();
    if (!flight || (sent && !isFresh(sent, now))) return undefined;
    flight.alsoFor(principal);
    return flight.outcome;
  }

  start(key: string, flight: Flight): void {
    this.#flights.set(key, flight);
    const over = (): void => {
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
    };
    flight.outcome.then(over, over);
  }
}
