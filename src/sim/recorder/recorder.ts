import type { Clock } from '../../ports/clock.ts';
import { createShelf, type Kept, type Shelf } from './shelf.ts';
import { matches, type TrafficEntry, type TrafficFilter } from './traffic.ts';

export type { TrafficEntry, TrafficFilter } from './traffic.ts';

export type Observed = Pick<TrafficEntry, 'direction' | 'door' | 'peer' | 'method' | 'target'> &
  Partial<Pick<TrafficEntry, 'playerId' | 'headers' | 'body' | 'status' | 'outcome' | 'fault'>>;

export type Outcome = Partial<Pick<TrafficEntry, 'status' | 'outcome' | 'action' | 'fault' | 'body'>>;

/** An entry that may still be added to. */
export interface OpenEntry {
  readonly number: number;
  /** Adds what is known now; may be called more than once. */
  note(outcome: Outcome): void;
  /**
   * Runs a step of answering the message. When state changed in it, the entry gets the hashes before and after.
   * Steps do not await, so changes belong to one message.
   */
  attribute<T>(step: () => T): T;
}

export interface Recorder {
  record(observed: Observed): OpenEntry;
  /** Entries in order of arrival; the oldest of a door are forgotten when there are too many of it. */
  entries(filter?: TrafficFilter): readonly TrafficEntry[];
  clear(): void;
  /** Told by `World.changed`. */
  stateChanged(): void;
}

export interface RecorderOptions {
  readonly clock: Clock;
  /** Of each door and direction, so that a flood at one door does not push out what came through another. */
  readonly maxEntries: number;
  readonly maxBodyChars: number;
  /** Of all entries of a door and direction together. */
  readonly maxChars?: number;
  /** Absent: effects are marked by equal empty hashes (large households, where hashing costs too much). */
  readonly hash?: () => string;
}

type Mutable = { -readonly [K in keyof TrafficEntry]: TrafficEntry[K] };

const MAX_CHARS = 16 * 1024 * 1024;
/** What an entry costs besides its texts. */
const BASE_WEIGHT = 256;

export function createRecorder(options: RecorderOptions): Recorder {
  const { clock, maxEntries, maxBodyChars, maxChars = MAX_CHARS, hash } = options;
  const shelves = new Map<string, Shelf<Mutable>>();
  let count = 0;
  let changes = 0;
  let known: { readonly at: number; readonly hash: string } | undefined;

  /** Hashing is put off until something changed since the last hash. */
  const currentHash = (): string => {
    if (!hash) return '';
    if (known?.at !== changes) known = { at: changes, hash: hash() };
    return known.hash;
  };

  const shelfOf = ({ door, direction }: Observed): Shelf<Mutable> => {
    const key = `${door} ${direction}`;
    const shelf = shelves.get(key) ?? createShelf({ maxItems: maxEntries, maxWeight: maxChars });
    shelves.set(key, shelf);
    return shelf;
  };

  const opened = (shelf: Shelf<Mutable>, kept: Kept<Mutable>): OpenEntry => ({
    number: kept.item.number,
    note: ({ body, ...outcome }) => {
      Object.assign(kept.item, outcome);
      if (body === undefined) return;
      Object.assign(kept.item, shortened(body, maxBodyChars));
      shelf.grow(kept, kept.item.body.length);
    },
    attribute: (step) => {
      const before = currentHash();
      const changesBefore = changes;
      const result = step();
      if (changes !== changesBefore) kept.item.effect = { before, after: currentHash() };
      return result;
    },
  });

  return {
    record: (observed) => {
      count += 1;
      const body = shortened(observed.body ?? '', maxBodyChars);
      const entry: Mutable = { number: count, at: clock.now(), headers: [], ...observed, ...body };
      const shelf = shelfOf(observed);
      return opened(shelf, shelf.put(entry, weightOf(entry)));
    },
    entries: (filter = {}) =>
      [...shelves.values()]
        .flatMap((shelf) => shelf.items())
        .filter((entry) => matches(entry, filter))
        .toSorted((a, b) => a.number - b.number),
    clear: () => {
      for (const shelf of shelves.values()) shelf.clear();
    },
    stateChanged: () => {
      changes += 1;
    },
  };
}

/** A part of a long text is copied: a slice would keep the whole of it in memory. */
function shortened(body: string, maxChars: number): Pick<TrafficEntry, 'body' | 'bodyTruncated'> {
  if (body.length <= maxChars) return { body, bodyTruncated: false };
  return { body: Buffer.from(body.slice(0, maxChars), 'utf16le').toString('utf16le'), bodyTruncated: true };
}

const weightOf = ({ method, target, body, headers }: TrafficEntry): number =>
  headers.reduce(
    (sum, [name, value]) => sum + name.length + value.length,
    BASE_WEIGHT + method.length + target.length + body.length,
  );
