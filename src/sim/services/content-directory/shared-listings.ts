import { didlContainer, didlItem } from '../../media/didl.ts';
import type {
  FavoriteState,
  HouseholdState,
  MediaItemState,
  SavedQueueState,
} from '../../state/household.ts';
import { attributes, escapeXml, leaf } from '../../xml/escape.ts';
import { type Lister, listingOf } from './listing.ts';

/** What all players of a household share: playlists, favourites, radio stations, music shares. */
const container = (id: string, parentId: string, title: string) => (): string =>
  didlContainer({ id, parentId, title, upnpClass: 'object.container' });

/** A playlist shows the pictures of four tracks. */
const PICTURES = 4;

const picturesOf = (tracks: readonly MediaItemState[]): readonly string[] =>
  [...new Set(tracks.flatMap(({ albumArtUri }) => albumArtUri ?? []))].slice(0, PICTURES);

/** Fields in the order of the recorded playlists.xml (jishi/node-sonos-discovery). */
const savedQueueContainer = ({ id, title, tracks }: SavedQueueState): string =>
  `<container${attributes({ id, parentID: 'SQ:', restricted: 'true' })}>${leaf('dc:title', title)}` +
  `<res protocolInfo="file:*:audio/mpegurl:*">${escapeXml(`file:///jffs/settings/savedqueues.rsq#${id.slice(3)}`)}</res>` +
  `<upnp:class>object.container.playlistContainer</upnp:class>` +
  `${picturesOf(tracks)
    .map((uri) => leaf('upnp:albumArtURI', uri))
    .join('')}</container>`;

export const listSavedQueues: Lister = ({ household }, objectId) => {
  if (objectId === 'SQ:') {
    const self = container('SQ:', '', 'Saved Queues');
    return listingOf(household.savedQueues, savedQueueContainer, {
      updateId: household.updateIds.savedQueues,
      self,
    });
  }
  const queue = household.savedQueues.find(({ id }) => id === objectId);
  if (!queue) return undefined;
  const self = (): string => savedQueueContainer(queue);
  return listingOf(
    queue.tracks,
    (track, index) => didlItem(track, { id: `${queue.id}/${index + 1}`, parentId: queue.id }),
    {
      updateId: queue.updateId,
      self,
    },
  );
};

/** `r:resMD` carries the DIDL of what the favourite stands for (steipete/sonoscli, SoCo album_favorite.xml). */
const favoriteItem = (favorite: FavoriteState): string =>
  `<item${attributes({ id: favorite.id, parentID: 'FV:2', restricted: 'false' })}>` +
  leaf('dc:title', favorite.title) +
  '<upnp:class>object.itemobject.item.sonos-favorite</upnp:class>' +
  leaf('r:ordinal', String(favorite.ordinal)) +
  `<res${attributes({ protocolInfo: favorite.uri === '' ? undefined : favorite.protocolInfo })}>${escapeXml(favorite.uri)}</res>` +
  (favorite.albumArtUri === undefined ? '' : leaf('upnp:albumArtURI', favorite.albumArtUri)) +
  leaf('r:type', favorite.type) +
  leaf('r:description', favorite.description) +
  leaf('r:resMD', favorite.resourceMetaData) +
  '</item>';

export const listFavorites: Lister = ({ household }, objectId) => {
  const updateId = household.updateIds.favorites;
  if (objectId === 'FV:2') {
    return listingOf(household.favorites, favoriteItem, {
      updateId,
      self: container('FV:2', 'FV:', 'Favorites'),
    });
  }
  const favorite = household.favorites.find(({ id }) => id === objectId);
  return favorite && listingOf([], () => '', { updateId, self: () => favoriteItem(favorite) });
};

/** Fields in the order of the recordings (SoCo audio_broadcast.xml, svrooij/node-sonos-ts sonos-device.test). */
const stationItem = ({ id, title, upnpClass, protocolInfo, uri }: MediaItemState): string =>
  `<item${attributes({ id, parentID: 'R:0/0', restricted: 'false' })}>${leaf('dc:title', title)}` +
  `${leaf('upnp:class', upnpClass)}<res${attributes({ protocolInfo })}>${escapeXml(uri)}</res></item>`;

export const listRadio: Lister = ({ household }, objectId) => {
  const updateId = household.updateIds.radioStations;
  if (objectId === 'R:0/0') {
    const self = container('R:0/0', 'R:0', 'My Radio Stations');
    return listingOf(household.radioStations, stationItem, { updateId, self });
  }
  return objectId === 'R:0/1'
    ? listingOf([], () => '', { updateId, self: container('R:0/1', 'R:0', 'My Radio Shows') })
    : undefined;
};

/** Shares with their paths: what an unauthenticated caller learns of the network's file servers. */
export const listShares: Lister = ({ household, player }, objectId) => {
  if (objectId !== 'S:') return undefined;
  const render = ({ path }: HouseholdState['library']['shares'][number]): string =>
    didlContainer({
      id: `S:${path}`,
      parentId: 'S:',
      title: path,
      upnpClass: 'object.container',
      uri: `x-rincon-playlist:${player.id}#S:${path}`,
    });
  return listingOf(household.library.shares, render, {
    updateId: household.updateIds.shares,
    self: container('S:', '', 'Shares'),
  });
};

export const listLineIns: Lister = ({ household }, objectId) => {
  if (objectId !== 'AI:') return undefined;
  const inputs = Object.values(household.players).flatMap((player) =>
    player.lineIn ? [{ player, name: player.lineIn.name }] : [],
  );
  return listingOf(
    inputs,
    ({ player, name }, index) =>
      didlItem(
        {
          id: `AI:${index}`,
          parentId: 'AI:',
          title: name,
          upnpClass: 'object.item.audioItem',
          uri: `x-rincon-stream:${player.id}`,
          protocolInfo: 'x-rincon-stream:*:*:*',
        },
        { id: `AI:${index}`, parentId: 'AI:' },
      ),
    { updateId: 0, self: container('AI:', '', 'Audio Inputs') },
  );
};
