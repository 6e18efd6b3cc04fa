import type { JournalValue } from '../entry.ts';
import type { StoredEntry } from '../line.ts';

/** What to look for; what is left out is not asked. A text may end with `*` for whatever follows. */
export interface Filter {
  readonly kind?: string;
  /** Milliseconds since the epoch, this moment included. */
  readonly since?: number;
  /** This moment not included. */
  readonly until?: number;
  /** `device:anna`, or the name that the owner gave. */
  readonly principal?: string;
  readonly room?: string;
  readonly action?: string;
  readonly effect?: string;
  readonly reason?: string;
}

/** Which facts a text of the filter is compared with. */
const COMPARED = {
  principal: ['principal', 'name'],
  room: ['room', 'rooms'],
  action: ['action'],
  effect: ['effect'],
  reason: ['reasons'],
} as const satisfies Partial<Record<keyof Filter, readonly string[]>>;

const NAMES = Object.keys(COMPARED) as readonly (keyof typeof COMPARED)[];

export function fits(filter: Filter, { kind, at, facts }: StoredEntry): boolean {
  const { since, until } = filter;
  if ((since !== undefined && at < since) || (until !== undefined && at >= until)) return false;
  if (filter.kind !== undefined && !isLike(filter.kind, kind)) return false;
  return NAMES.every((name) => {
    const wanted = filter[name];
    return wanted === undefined || COMPARED[name].some((key) => holds(facts[key], wanted));
  });
}

function holds(value: JournalValue | undefined, wanted: string): boolean {
  if (Array.isArray(value)) return value.some((item: JournalValue) => holds(item, wanted));
  return typeof value === 'string' && isLike(wanted, value);
}

const isLike = (wanted: string, value: string): boolean =>
  wanted.endsWith('*') ? value.startsWith(wanted.slice(0, -1)) : value === wanted;
