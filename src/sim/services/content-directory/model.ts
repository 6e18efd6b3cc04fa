import type { PlayerState } from '../../state/player.ts';
import { type ActionModel, done, type Evented, type ServiceModel, type World } from '../../world.ts';
import { declaredVariables } from '../declared.ts';
import { browse } from './browse.ts';
import { createObject, destroyObject, updateObject } from './objects.ts';
import { findPrefix, getAllPrefixLocations } from './prefixes.ts';

const INDEXING_MS = 2000;

/** The index is made anew; nobody reads the shares, a simulated library is what its file says. */
const refreshShareIndex: ActionModel = ({ world }) => {
  const { library } = world.household;
  library.indexing = true;
  world.changed();
  world.clock.after(
    INDEXING_MS,
    () => {
      library.indexing = false;
      library.lastIndexChange = `S${Math.floor(world.clock.now() / 1000)}`;
      world.changed();
    },
    { unref: true },
  );
  return done();
};

/** Update ids travel as `<player>,<number>`; order and variables of a first event on 57.23 (frankensonos). */
function evented(world: World, player: PlayerState): Evented {
  const { updateIds, library } = world.household;
  const system =
    updateIds.favorites +
    updateIds.radioStations +
    updateIds.savedQueues +
    updateIds.shares +
    player.queue.updateId;
  return declaredVariables(player, 'ContentDirectory', {
    SystemUpdateID: String(system),
    ContainerUpdateIDs: `Q:0,${player.queue.updateId}`,
    ShareIndexInProgress: library.indexing ? '1' : '0',
    ShareIndexLastError: '',
    FavoritesUpdateID: `${player.id},${updateIds.favorites}`,
    FavoritePresetsUpdateID: `${player.id},0`,
    RadioFavoritesUpdateID: `${player.id},${updateIds.radioStations}`,
    RadioLocationUpdateID: `${player.id},0`,
    SavedQueuesUpdateID: `${player.id},${updateIds.savedQueues}`,
    ShareListUpdateID: `${player.id},${updateIds.shares}`,
  });
}

/** Left out, so that they are refused: RequestResort and SetBrowseable, never seen used. */
export const contentDirectory: ServiceModel = {
  service: 'ContentDirectory',
  actions: {
    Browse: browse,
    CreateObject: createObject,
    DestroyObject: destroyObject,
    UpdateObject: updateObject,
    FindPrefix: findPrefix,
    GetAllPrefixLocations: getAllPrefixLocations,
    RefreshShareIndex: refreshShareIndex,
    GetShareIndexInProgress: ({ world }) =>
      done({ IsIndexing: world.household.library.indexing ? '1' : '0' }),
    GetLastIndexChange: ({ world }) => done({ LastIndexChange: world.household.library.lastIndexChange }),
    GetSearchCapabilities: () => done({ SearchCaps: '' }),
    GetSortCapabilities: () => done({ SortCaps: '' }),
    GetSystemUpdateID: ({ world, player }) => {
      const now = evented(world, player);
      return done({ Id: now.kind === 'plain' ? (now.variables['SystemUpdateID'] ?? '0') : '0' });
    },
    GetAlbumArtistDisplayOption: () => done({ AlbumArtistDisplayOption: 'NONE' }),
    GetBrowseable: () => done({ IsBrowseable: '1' }),
  },
  evented,
};
