import { createHash } from 'node:crypto';
import type { HouseholdState } from '../state/household.ts';

/**
 * Parts of the state that move with time alone. `positionAtAnchor` is not among them: it moves only when somebody
 * plays, pauses or seeks, or when a track ends.
 */
const TIME_DERIVED: ReadonlySet<string> = new Set(['anchorAt', 'bootedAt', 'lastSeenAt', 'sleepTimerEndsAt']);

/** JSON with sorted keys and without time-derived parts: equal states give equal text. */
export const canonicalJson = (value: unknown): string => JSON.stringify(sorted(value));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !TIME_DERIVED.has(key))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** SHA-256 of the canonical JSON, in hex. Two hashes are equal when nobody changed anything in between. */
export const hashOf = (state: HouseholdState): string =>
  createHash('sha256').update(canonicalJson(state)).digest('hex');
