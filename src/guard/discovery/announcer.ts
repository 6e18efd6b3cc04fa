import type { Clock } from '../../ports/clock.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';
import type { Statement } from './statement.ts';
import type { Teller } from './teller.ts';
import { aliveOf } from './words.ts';

/** Milliseconds: people are told the same statement of a player once in this time. Players say each two or three times in a row. */
const PAUSE_MS = 1000;

interface AnnouncerParts {
  readonly clock: Pick<Clock, 'after'>;
  readonly teller: Pick<Teller, 'tell'>;
}

/** What was said last while it was not yet time. */
interface Pause {
  last?: Statement;
}

/** Tells people what players say of themselves. Whoever says it often, or ever otherwise, makes no storm: the last word is told when it is time. */
export class Announcer {
  readonly #parts: AnnouncerParts;
  /** By the name of what is stated. The registry bounds how many one player has. */
  readonly #pauses = new Map<PlayerPlace, Map<string, Pause>>();

  constructor(parts: AnnouncerParts) {
    this.#parts = parts;
  }

  announce(place: PlayerPlace, statement: Statement): void {
    const its = this.#pauses.get(place) ?? new Map<string, Pause>();
    this.#pauses.set(place, its);
    const pause = its.get(statement.usn);
    if (pause) pause.last = statement;
    else this.#tell(place, its, statement);
  }

  /** What waits is not told any more. */
  forget(place: PlayerPlace): void {
    this.#pauses.delete(place);
  }

  #tell(place: PlayerPlace, its: Map<string, Pause>, statement: Statement): void {
    const { clock, teller } = this.#parts;
    const pause: Pause = {};
    its.set(statement.usn, pause);
    teller.tell(place, [statement], aliveOf);
    const over = (): void => {
      its.delete(statement.usn);
      const isFollowed = this.#pauses.get(place) === its;
      if (isFollowed && pause.last) this.#tell(place, its, pause.last);
    };
    clock.after(PAUSE_MS, over, { unref: true });
  }
}
