import type { Clock, Timer } from '../../ports/clock.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';
import type { Registry } from './registry.ts';
import { askForAll, askWhether } from './words.ts';

/** Milliseconds between two questions to a player, how long one may be silent, and how old what it said may become. */
const ASK_MS = 10_000;
const SILENT_MS = 35_000;
const WHOLE_MS = 600_000;
/** How often a player that is said to leave, or to be elsewhere, is asked whether it is there, as a datagram may be lost, and milliseconds for an answer. */
const DOUBT_QUESTIONS = 3;
const DOUBT_MS = 600;

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
  readonly #doubted = new Set<PlayerPlace>();

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

  /** Somebody says good-bye in its name; said again meanwhile, it is the same doubt. */
  doubt(place: PlayerPlace): void {
    if (this.#doubted.has(place)) return;
    this.#doubted.add(place);
    this.#askOften(place, (isHeard) => {
      this.#doubted.delete(place);
      const { registry, onGone } = this.#parts;
      const isThereYet = this.#timers.has(place) && registry.silentFor(place) !== undefined;
      if (!isHeard && isThereYet) onGone(place);
    });
  }

  /** Asks it several times; true when it says nothing, and where it cannot be asked. */
  isSilent(place: PlayerPlace): Promise<boolean> {
    return new Promise((resolve) => {
      this.#askOften(place, (isHeard) => resolve(!isHeard));
    });
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

  #askOften(
    place: PlayerPlace,
    then: (isHeard: boolean) => void,
    { since = this.#parts.clock.elapsed(), questions = DOUBT_QUESTIONS } = {},
  ): void {
    const { clock, registry, ask } = this.#parts;
    ask(place, askWhether(place.endpoint.host));
    const goOn = (): void => {
      const heardAgo = registry.silentFor(place);
      const isHeard = heardAgo !== undefined && heardAgo <= clock.elapsed() - since;
      if (isHeard || questions <= 1 || !this.#timers.has(place)) then(isHeard);
      else this.#askOften(place, then, { since, questions: questions - 1 });
    };
    clock.after(DOUBT_MS, goOn, { unref: true });
  }

  #askForAll(place: PlayerPlace): void {
    this.#wholeAt.set(place, this.#parts.clock.elapsed());
    this.#parts.ask(place, askForAll(place.endpoint.host));
  }
}
