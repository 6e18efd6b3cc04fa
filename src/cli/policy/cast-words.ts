import { type CastId, isUnread } from '../../catalog/casts.ts';
import type { CastOutlook } from '../../guard/policy/cast-outlook.ts';
import { FLAT_PAGE } from '../../guard/flat-network/words.ts';
import type { ReasonId } from '../../guard/policy/reasons.ts';
import { refusedWords } from './words.ts';

/** Services that cast as people would say them. */
const CAST_WORDS: Readonly<Record<CastId, string>> = {
  airplay: 'play by AirPlay',
  spotify: 'play by Spotify Connect',
};

/** A row for each service, a cell for each room. */
export const castRows = (casts: readonly CastOutlook[]): readonly (readonly string[])[] =>
  [...Map.groupBy(casts, ({ service }) => service)].map(([service, cells]) => [
    CAST_WORDS[service],
    ...cells.map(({ permitted, reason }) => (permitted ? 'yes' : refusedWords(reason))),
  ]);

/** Why, where that is not to be seen from what was permitted: rules of their own hold for casts. */
const WHY: Readonly<Partial<Record<ReasonId, string>>> = {
  'no-rule': 'Nothing but its own name permits it: cast.airplay, cast.spotify, or cast.* for both.',
  'volume-unknown': 'Whoever casts sets the volume by ways that nobody reads, so a cap refuses it.',
  'quiet-hours': 'Whoever casts sets the volume by ways that nobody reads, so quiet hours refuse it.',
  'weak-identity':
    'Nobody reads it, so it takes a device that was enrolled with its hardware address, or somebody who is signed in.',
};

const PAST = `It goes past the guard here, whatever the rules say: no segment holds players (${FLAT_PAGE}).`;

interface Standing {
  /** This computer is the only way to the players. */
  readonly isBetween: boolean;
}

/** What has to be said of the rows, a line each: `play by AirPlay: Nobody reads it, …`. */
export const castNotes = (casts: readonly CastOutlook[], { isBetween }: Standing): readonly string[] =>
  [...Map.groupBy(casts, ({ service }) => service)].flatMap(([service, cells]) => {
    const reasons = [...new Set(cells.flatMap(({ reason }) => reason ?? []))];
    const why = reasons.flatMap((reason) => WHY[reason] ?? []);
    return [...why, ...(isUnread(service) && !isBetween ? [PAST] : [])].map(
      (note) => `${CAST_WORDS[service]}: ${note}`,
    );
  });
