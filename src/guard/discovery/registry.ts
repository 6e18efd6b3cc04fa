import type { Clock } from '../../ports/clock.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';
import type { Statement } from './statement.ts';

/** A player of 86.10 makes 25 statements. */
const MOST_STATEMENTS = 64;

interface Kept {
  readonly statement: Statement;
  /** By `elapsed`. */
  readonly until: number;
}

/** What holds of a player, until the first of it is over. */
interface Listed {
  readonly statements: readonly Statement[];
  readonly until: number;
}

/** `news`: it was not known, or is said otherwise now: another boot, another place. `no-room`: it is not kept. */
export type Heard = 'news' | 'known' | 'no-room';

/** What players have said of themselves that still holds. Nothing comes in here that was not verified. */
export class Registry {
  readonly #clock: Clock;
  readonly #kept = new WeakMap<PlayerPlace, Map<string, Kept>>();
  readonly #heardAt = new WeakMap<PlayerPlace, number>();
  readonly #listed = new WeakMap<PlayerPlace, Listed>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  heard(place: PlayerPlace, statement: Statement): Heard {
    const now = this.#clock.elapsed();
    this.#heardAt.set(place, now);
    const its = this.#kept.get(place) ?? new Map<string, Kept>();
    const before = its.get(statement.usn);
    if (!before && !hasRoom(its, now)) return 'no-room';
    const isNews = !before || before.until <= now || !isSame(before.statement, statement);
    // One object for what is the same, so that its bytes need not be written again.
    const kept = isNews ? statement : before.statement;
    its.set(statement.usn, { statement: kept, until: now + statement.maxAge * 1000 });
    this.#kept.set(place, its);
    this.#listed.delete(place);
    return isNews ? 'news' : 'known';
  }

  of(place: PlayerPlace): readonly Statement[] {
    const now = this.#clock.elapsed();
    const listed = this.#listed.get(place);
    if (listed && listed.until > now) return listed.statements;
    const its = [...(this.#kept.get(place)?.values() ?? [])].filter(({ until }) => until > now);
    const statements = its.map(({ statement }) => statement);
    this.#listed.set(place, { statements, until: Math.min(...its.map(({ until }) => until)) });
    return statements;
  }

  /** Milliseconds since the player was heard; undefined for never, or for one that is gone. */
  silentFor(place: PlayerPlace): number | undefined {
    const at = this.#heardAt.get(place);
    return at === undefined ? undefined : this.#clock.elapsed() - at;
  }

  /** It is gone. Gives what it had said. */
  forget(place: PlayerPlace): readonly Statement[] {
    const said = this.of(place);
    this.#kept.delete(place);
    this.#listed.delete(place);
    this.#heardAt.delete(place);
    return said;
  }
}

/** What is over makes room. */
function hasRoom(its: Map<string, Kept>, now: number): boolean {
  if (its.size < MOST_STATEMENTS) return true;
  for (const [usn, { until }] of its) if (until <= now) its.delete(usn);
  return its.size < MOST_STATEMENTS;
}

const isSame = (one: Statement, other: Statement): boolean =>
  one.usn === other.usn &&
  one.target === other.target &&
  one.location === other.location &&
  one.server === other.server &&
  one.maxAge === other.maxAge &&
  one.headers.length === other.headers.length &&
  one.headers.every(
    ([name, value], at) => name === other.headers[at]?.[0] && value === other.headers[at]?.[1],
  );
