import { serverToken } from '../../discovery/product-token.ts';
import { bare, errorPage, type Answer } from '../../server/answer.ts';
import type { Page } from '../../server/page.ts';
import type { HouseholdState } from '../../state/household.ts';
import type { FetchArt } from './fetch-art.ts';
import { greySquare } from './png.ts';

/** What the query asks for: `m`, `s` and `vli` are flags and come before `u`; `u` takes all that follows. */
export interface ArtQuery {
  readonly flags: readonly string[];
  readonly uri: string;
}

/** Reads the raw query of `/getaa` the way 86.10 does; undefined without `u`. `v` is read and ignored. */
export function readArtQuery(rawQuery: string): ArtQuery | undefined {
  const at = /(?:^|&)u=/.exec(rawQuery);
  if (!at) return undefined;
  const flags = rawQuery
    .slice(0, at.index)
    .split('&')
    .map((part) => part.split('=')[0] ?? '')
    .filter((name) => ['m', 's', 'vli'].includes(name));
  try {
    return { flags, uri: decodeURIComponent(rawQuery.slice(at.index + at[0].length)) };
  } catch {
    return undefined;
  }
}

/** What a player shows for a track of the household: the cover that stands in the file itself. */
const COVER = { contentType: 'image/png', body: greySquare() };

function knowsTrack({ players, library, favorites, savedQueues }: HouseholdState, uri: string): boolean {
  if (/^https?:/i.test(uri)) return false;
  const has = (items: readonly { readonly uri: string }[]): boolean => items.some((item) => item.uri === uri);
  return (
    has(library.tracks) ||
    has(favorites) ||
    savedQueues.some(({ tracks }) => has(tracks)) ||
    Object.values(players).some(({ queue }) => has(queue.tracks))
  );
}

/**
 * The art proxy: the player fetches `u` and hands it on, whoever asks. 404 when it cannot; about half a year in
 * caches (86.10). Unsure: whether newer builds turn away what is no image; here it is handed on.
 */
export const getaa = (fetchArt: FetchArt): Page => ({
  path: '/getaa',
  methods: ['GET'],
  serve: async ({ rawQuery, player, world }): Promise<Answer> => {
    const query = readArtQuery(rawQuery);
    if (!query) return errorPage(404);
    const wanted = {
      uri: query.uri,
      playerId: player.id,
      localAddress: player.address,
      userAgent: serverToken(player),
    };
    const art = knowsTrack(world.household, query.uri) ? COVER : await fetchArt(wanted);
    if (!art) return errorPage(404);
    return {
      ...bare(200, [['Cache-Control', 'private, max-age=15780000']]),
      contentType: art.contentType,
      body: art.body,
    };
  },
});
