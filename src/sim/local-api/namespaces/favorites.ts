import { flagOf, textOf, type JsonObject } from '../json.ts';
import type { GroupCall, MuseContext, MuseNamespace } from '../namespace.ts';
import { answered, failed, type MuseOutcome } from '../outcome.ts';
import { perform, type Step } from '../perform.ts';
import { enqueue, PLAY, playFromQueue } from './loading.ts';

const version = ({ world }: MuseContext): string => String(world.household.updateIds.favorites);

const itemsBody = (context: MuseContext): JsonObject => ({
  version: version(context),
  items: context.world.household.favorites.map((favorite) => ({
    _objectType: 'favorite',
    id: numberPart(favorite.id),
    name: favorite.title,
    description: favorite.description,
    ...(favorite.albumArtUri === undefined ? {} : { imageUrl: favorite.albumArtUri }),
  })),
});

/** `FV:2/3` is favourite 3 of the local API (captured: id "3"). */
const numberPart = (id: string): string => id.split('/').at(-1) ?? id;

/** `favorites:1` of the household: subscribers learn the version alone (captured: `versionChanged`). */
export const favorites: MuseNamespace = {
  name: 'favorites',
  scope: 'household',
  commands: {
    getFavorites: {
      rest: { method: 'GET', path: '/favorites' },
      run: (call) => answered('favoritesList', itemsBody(call)),
    },
  },
  event: (context) => ({
    type: 'versionChanged',
    body: { _objectType: 'versionChanged', version: version(context) },
  }),
};

/** `favorites:1` for a group: start one. */
export const loadFavorite: MuseNamespace = {
  name: 'favorites',
  scope: 'group',
  commands: { loadFavorite: { rest: { method: 'POST', path: '/favorites' }, run: load } },
};

function load(call: GroupCall): MuseOutcome {
  const id = textOf(call.body, 'favoriteId');
  if (id === undefined) return failed('ERROR_MISSING_PARAMETERS', 'Missing favoriteId');
  const favorite = call.world.household.favorites.find((item) => numberPart(item.id) === id);
  if (!favorite) return failed('ERROR_INVALID_OBJECT_ID', 'Incorrect favoriteId');
  const play = flagOf(call.body, 'playOnCompletion') ?? false;
  const steps: Step[] = isStream(favorite.uri)
    ? [setUri(favorite.uri, favorite.resourceMetaData), ...(play ? [PLAY] : [])]
    : [...enqueue(call, [favorite]), ...playFromQueue(call, play)];
  return perform(call, steps);
}

const isStream = (uri: string): boolean =>
  /^(x-sonosapi-stream|x-rincon-mp3radio|hls-radio|x-sonosapi-radio|aac):/.test(uri);

const setUri = (uri: string, metaData: string): Step => ({
  service: 'AVTransport',
  action: 'SetAVTransportURI',
  args: { CurrentURI: uri, CurrentURIMetaData: metaData },
});
