import type { PlayerState } from '../../state/player.ts';
import type { Evented, World } from '../../world.ts';
import { declaredVariables } from '../declared.ts';

/** Counts every change to what is listed. */
export function systemUpdateId({ household: { updateIds } }: World, { queue }: PlayerState): string {
  const { favorites, radioStations, savedQueues, shares } = updateIds;
  return String(favorites + radioStations + savedQueues + shares + queue.updateId);
}

/**
 * A recorded first event (57.23: Dicklesworthstone/frankensonos). Versions travel as `<player>,<number>`,
 * RadioFavoritesUpdateID and RadioLocationUpdateID too, which SCPDs declare as numbers: "a bug in the data type
 * definition" (openHAB ZonePlayerHandler). UserRadioUpdateID, RecentlyPlayedUpdateID and Browseable are declared and not
 * told.
 */
export function contentDirectoryEvented(world: World, player: PlayerState): Evented {
  const { updateIds, library } = world.household;
  const version = (number: number): string => `${player.id},${number}`;
  return declaredVariables(player, 'ContentDirectory', {
    SystemUpdateID: systemUpdateId(world, player),
    ContainerUpdateIDs: `Q:0,${player.queue.updateId}`,
    ShareIndexInProgress: library.indexing ? '1' : '0',
    ShareIndexLastError: '',
    FavoritesUpdateID: version(updateIds.favorites),
    FavoritePresetsUpdateID: version(updateIds.favorites),
    RadioFavoritesUpdateID: version(updateIds.radioStations),
    RadioLocationUpdateID: version(0),
    SavedQueuesUpdateID: version(updateIds.savedQueues),
    ShareListUpdateID: version(updateIds.shares),
  });
}
