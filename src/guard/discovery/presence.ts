import type { Clock, Timer } from '../../ports/clock.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';
import type { Registry } from './registry.ts';
import { askForAll, askWhether } from './words.ts';

/** Milliseconds between two questions to a player, how long one may be silent, and how old what it said may become. */
const ASK_MS = 10_000;
const SILENT_MS = 35_000;
const WHOLE_MS = 600_000;
/** How long a player that is said to leave has to answer that it is there. */
const DOUBT_MS = 1500;

interface PresenceParts {
  readonly clock: Clock;
  readonly registry: Registry;
  readonly ask: (place: PlayerPlace, question: Uint8Array) => void;
  /** It does not answer any more. */
  readonly onGone: (place: PlayerPlace) => void;
}

/**
 * Whether players are there. Each is asked from time to time with one small search; one that is said to leave is asked at once, so that
 * nobody but the player itself can take it away.
 */
export class Presence {
  readonly #parts: PresenceParts;
  readonly #timers = new Map<PlayerPlace, Timer>();
  readonly #wholeAt = new Map<PlayerPlace, number>();

  constructor(parts: PresenceParts) {
    this.#parts = parts;
  }

  watch(place: PlayerPlace): void {
    if (!this.#timers.has(place)) this.#look(place);
  }

  forget(place: PlayerPlace): void {
    this.#timers.get(place)?.cancel();
    this.#timers.delete(place);
    this.#wholeAt.delete(place);
  }

  /** Somebody says good-bye in its name. */
  doubt(place: PlayerPlace): void {
    const { clock, registry, ask, onGone } = this.#parts;
    ask(place, askWhether(place.endpoint.host));
    // Heard before it was asked.
    const isSilent = (): boolean => (registry.silentFor(place) ?? 0) > DOUBT_MS;
    clock.after(DOUBT_MS, () => isSilent() && this.#timers.has(place) && onGone(place), { unref: true });
  }

  close(): void {
    for (const timer of this.#timers.values()) timer.cancel();
    this.#timers.clear();
  }

  #look(place: PlayerPlace): void {
    const { clock, registry, ask, onGone } = this.#parts;
    if ((registry.silentFor(place) ?? 0) >= SILENT_MS) onGone(place);
    const whole = this.#wholeAt.get(place);
    const isKnown = registry.silentFor(place) !== undefined;
    const isDue = whole === undefined || !isKnown || clock.elapsed() - whole >= WHOLE_MS;
    if (isDue) this.#askForAll(place);
    else ask(place, askWhether(place.endpoint.host));
    this.#timers.set(
      place,
      clock.after(ASK_MS, () => this.#look(place), { unref: true }),
    );
  }

  #askForAll(place: PlayerPlace): void {
    this.#wholeAt.set(place, this.#parts.clock.elapsed());
    this.#parts.ask(place, askForAll(place.endpoint.host));
  }
}
