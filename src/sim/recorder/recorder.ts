import type { Clock } from '../../ports/clock.ts';

/** One message that reached or left a player. */
export interface TrafficEntry {
  /** Counts up from 1. */
  readonly number: number;
  /** Epoch milliseconds of arrival or departure. */
  readonly at: number;
  readonly direction: 'in' | 'out';
  /** `tcp` 1400, `tls` 1443 and 1843, `udp` SSDP and mDNS, `event` NOTIFY to a subscriber, `media` what a player fetches. */
  readonly door: TrafficDoor;
  /** Undefined for a datagram to the group. */
  readonly playerId?: string;
  readonly peer: { readonly address: string; readonly port: number };
  readonly method: string;
  /** Request target, URL, or for datagrams the search target. */
  readonly target: string;
  /** In order and case of the wire. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  readonly bodyTruncated: boolean;
  /** What was answered; absent while nothing was, or when the connection was dropped. */
  readonly status?: number;
  /** The action of a SOAP call that was understood. */
  readonly action?: string;
  /** The fault that got in the way. */
  readonly fault?: string;
  /** Present when the message changed the state: hashes before and after. */
  readonly effect?: { readonly before: string; readonly after: string };
}

export type TrafficDoor = 'tcp' | 'tls' | 'udp' | 'event' | 'media';

export type Observed = Pick<TrafficEntry, 'direction' | 'door' | 'peer' | 'method' | 'target'> &
  Partial<Pick<TrafficEntry, 'playerId' | 'headers' | 'body' | 'status' | 'fault'>>;

export type Outcome = Partial<Pick<TrafficEntry, 'status' | 'action' | 'fault'>>;

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
  /** Entries in order of arrival; the oldest are forgotten when there are too many. */
  entries(filter?: TrafficFilter): readonly TrafficEntry[];
  clear(): void;
  /** Told by `World.changed`. */
  stateChanged(): void;
}

export interface TrafficFilter {
  readonly playerId?: string;
  readonly door?: TrafficDoor;
  readonly direction?: 'in' | 'out';
  /** Only entries after this number. */
  readonly after?: number;
}

export interface RecorderOptions {
  readonly clock: Clock;
  readonly maxEntries: number;
  readonly maxBodyChars: number;
  /** Absent: effects are marked by equal empty hashes (large households, where hashing costs too much). */
  readonly hash?: () => string;
}

type Mutable = { -readonly [K in keyof TrafficEntry]: TrafficEntry[K] };

export function createRecorder({ clock, maxEntries, maxBodyChars, hash }: RecorderOptions): Recorder {
  let entries: Mutable[] = [];
  let count = 0;
  let changes = 0;
  let known: { readonly at: number; readonly hash: string } | undefined;

  /** Hashing is put off until something changed since the last hash. */
  const currentHash = (): string => {
    if (!hash) return '';
    if (known?.at !== changes) known = { at: changes, hash: hash() };
    return known.hash;
  };

  const open = (entry: Mutable): OpenEntry => ({
    number: entry.number,
    note: (outcome) => {
      Object.assign(entry, outcome);
    },
    attribute: (step) => {
      const before = currentHash();
      const changesBefore = changes;
      const result = step();
      if (changes !== changesBefore) entry.effect = { before, after: currentHash() };
      return result;
    },
  });

  return {
    record: (observed) => {
      count += 1;
      const body = observed.body ?? '';
      const entry: Mutable = {
        number: count,
        at: clock.now(),
        headers: [],
        ...observed,
        body: body.slice(0, maxBodyChars),
        bodyTruncated: body.length > maxBodyChars,
      };
      entries.push(entry);
      if (entries.length > maxEntries * 1.25) entries = entries.slice(-maxEntries);
      return open(entry);
    },
    entries: (filter = {}) => entries.slice(-maxEntries).filter((entry) => matches(entry, filter)),
    clear: () => {
      entries = [];
    },
    stateChanged: () => {
      changes += 1;
    },
  };
}

const matches = (entry: TrafficEntry, filter: TrafficFilter): boolean =>
  (filter.playerId === undefined || entry.playerId === filter.playerId) &&
  (filter.door === undefined || entry.door === filter.door) &&
  (filter.direction === undefined || entry.direction === filter.direction) &&
  (filter.after === undefined || entry.number > filter.after);
