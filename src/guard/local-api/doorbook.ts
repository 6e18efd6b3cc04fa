import { type Arrival, type Asker, type EntryParts, turnAway } from '../gateway/enter.ts';
import type { Throttle } from '../gateway/throttle.ts';
import type { GuardedAction } from '../policy/access-request.ts';
import type { NotUnderstood } from '../request/understood.ts';

/** Writes down what is turned away at the door before there is anything to decide; a flood makes one entry. */
export class Doorbook {
  readonly #parts: Pick<EntryParts, 'journal' | 'clock'>;
  readonly #throttle: Throttle;

  constructor(parts: Pick<EntryParts, 'journal' | 'clock'>, throttle: Throttle) {
    this.#parts = parts;
    this.#throttle = throttle;
  }

  turnAway({ place }: Arrival, asker: Asker, refusal: NotUnderstood): void {
    const held = this.#throttle.take(asker.key, 'read');
    if (held !== 'again') turnAway(this.#parts, { place, asker }, refusal);
  }

  /** Whether the asker may ask now, or has asked too often. */
  lets({ place }: Arrival, asker: Asker, { id, riskClass }: GuardedAction): boolean {
    const held = this.#throttle.take(asker.key, riskClass === 'read' ? 'read' : 'write');
    const refusal = { reason: 'too-many', detail: 'too many requests', status: 429, about: id } as const;
    if (held === 'first') turnAway(this.#parts, { place, asker }, refusal);
    return held === 'pass';
  }
}
