import type { Journal } from '../../journal/entry.ts';
import type { Clock } from '../../ports/clock.ts';

/** Who asked: a player, or whoever sits where players are. */
export interface Asker {
  /** IPv4. */
  readonly address: string;
  readonly segment: string;
  /** Missing where no player of the configuration has that address. */
  readonly room?: string;
}

/** Why a name was refused. `not-listed`: it is not on the list. `private-address`: it leads to no address of the internet. */
export type NameRefusal = 'not-listed' | 'private-address';

/** What was refused to one player within the last hour. */
export interface RefusedNames extends Asker {
  /** The newest last. */
  readonly names: readonly string[];
}

export interface NameRecordParts {
  readonly clock: Clock;
  readonly journal: Journal;
}

const HOUR_MS = 3_600_000;
/** Names of one player that are written down in an hour, of each kind: one that makes names up fills no journal. */
const MOST_NAMES = 200;
const MOST_ASKERS = 1024;

interface Written {
  readonly asker: Asker;
  readonly since: number;
  readonly resolved: Set<string>;
  readonly refused: Set<string>;
  isCrowded: boolean;
}

/** Writes down which names players use and which they are refused: each once an hour. */
export class NameRecord {
  readonly #parts: NameRecordParts;
  readonly #askers = new Map<string, Written>();

  constructor(parts: NameRecordParts) {
    this.#parts = parts;
  }

  /** Before the name is told. False where it could not be written down. */
  resolved(asker: Asker, name: string): boolean {
    return this.#note('resolved', asker, { name });
  }

  refused(asker: Asker, name: string, reason: NameRefusal): void {
    this.#note('refused', asker, { name, reason });
  }

  refusedNow(): readonly RefusedNames[] {
    const now = this.#parts.clock.elapsed();
    return [...this.#askers.values()].flatMap(({ asker, since, refused }) =>
      refused.size === 0 || now - since >= HOUR_MS ? [] : [{ ...asker, names: [...refused] }],
    );
  }

  #note(
    kind: 'resolved' | 'refused',
    asker: Asker,
    facts: { readonly name: string; readonly reason?: NameRefusal },
  ): boolean {
    const written = this.#of(asker);
    const names = written[kind];
    if (names.has(facts.name)) return true;
    if (names.size >= MOST_NAMES) return this.#crowded(written);
    if (!this.#append(`name-${kind}`, { ...asker, ...facts })) return false;
    names.add(facts.name);
    return true;
  }

  /** Once an hour it is said that there are more. */
  #crowded(written: Written): boolean {
    written.isCrowded ||= this.#append('names-crowded', { ...written.asker });
    return written.isCrowded;
  }

  #append(kind: string, facts: Readonly<Record<string, string>>): boolean {
    return this.#parts.journal.append({ kind, at: this.#parts.clock.now(), facts });
  }

  #of(asker: Asker): Written {
    const now = this.#parts.clock.elapsed();
    const known = this.#askers.get(asker.address);
    if (known && now - known.since < HOUR_MS && known.asker.room === asker.room) return known;
    const [oldest] = this.#askers.keys();
    this.#askers.delete(asker.address);
    if (this.#askers.size >= MOST_ASKERS && oldest !== undefined) this.#askers.delete(oldest);
    const fresh = {
      asker,
      since: now,
      resolved: new Set<string>(),
      refused: new Set<string>(),
      isCrowded: false,
    };
    this.#askers.set(asker.address, fresh);
    return fresh;
  }
}
