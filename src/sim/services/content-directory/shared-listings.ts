import { didlContainer, didlItem } from '../../media/didl.ts';
import type { FavoriteState, MediaItemState, SavedQueueState } from '../../state/household.ts';
import { attributes, escapeXml, leaf } from '../../xml/escape.ts';
import { type Lister, listingOf } from './listing.ts';

/** What all players of a household share: playlists, favourites, radio stations, line-ins. */
const container = (id: string, parentId: string, title: string) => (): string =>
  didlContainer({ id, parentId, title, upnpClass: 'object.container' });

/** Fields in the order of the recorded playlists.xml (jishi/node-sonos-discovery). */
const savedQueueContainer = ({ id, title }: SavedQueueState): string =>
  `<container${attributes({ id, parentID: 'SQ:', restricted: 'true' })}>${leaf('dc:title', title)}` +
  `<res protocolInfo="file:*:audio/mpegurl:*">${escapeXml(`file:///jffs/settings/savedqueues.rsq#${id.slice(3)}`)}</res>` +
  `<upnp:class>object.container.playlistContainer</upnp:class></container>`;

export const listSavedQueues: Lister = ({ household }, objectId) => {
  if (objectId === 'SQ:') {
    const self = container('SQ:', '0', 'Saved Queues');
    return listingOf(household.savedQueues, savedQueueContainer, {
      updateId: household.updateIds.savedQueues,
      self,
    });
  }
  const [, id, position] = /^(SQ:\d+)(?:\/(\d+))?$/.exec(objectId) ?? [];
  const queue = household.savedQueues.find((known) => known.id === id);
  if (!queue) return undefined;
  const { tracks, updateId } = queue;
  const render = (track: MediaItemState, index: number): string =>
    didlItem(track, { id: `${queue.id}/${index + 1}`, parentId: queue.id });
  if (position === undefined) {
    return listingOf(tracks, render, { updateId, self: () => savedQueueContainer(queue) });
  }
  const track = tracks[Number(position) - 1];
  const self = (): string => (track ? render(track, Number(position) - 1) : '');
  return track && listingOf([], () => '', { updateId, self });
};

/** `r:resMD` carries the DIDL of what the favourite stands for (steipete/sonoscli, SoCo album_favorite.xml). */
const favoriteItem = (favorite: FavoriteState): string =>
  `<item${attributes({ id: favorite.id, parentID: 'FV:2', restricted: 'false' })}>` +
  leaf('dc:title', favorite.title) +
  '<upnp:class>object.itemobject.item.sonos-favorite</upnp:class>' +
  leaf('r:ordinal', String(favorite.ordinal)) +
  `<res${attributes({ protocolInfo: favorite.protocolInfo })}>${escapeXml(favorite.uri)}</res>` +
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
      self: container('FV:2', 'FV:', 'Sonos Favorites'),
    });
  }
  const favorite = household.favorites.find(({ id }) => id === objectId);
  return favorite && listingOf([], () => '', { updateId, self: () => favoriteItem(favorite) });
};

/** A station as recorded (SoCo audio_broadcast.xml). */
const stationItem = ({ id, title, upnpClass, uri, protocolInfo }: MediaItemState): string =>
  `<item${attributes({ id, parentID: 'R:0/0', restricted: 'false' })}>` +
  leaf('dc:title', title) +
  leaf('upnp:class', upnpClass) +
  `<res${attributes({ protocolInfo })}>${escapeXml(uri)}</res></item>`;

export const listRadio: Lister = ({ household: { radioStations, updateIds } }, objectId) => {
  const updateId = updateIds.radioStations;
  if (objectId === 'R:0/0') {
    const self = container('R:0/0', 'R:0', 'My Radio Stations');
    return listingOf(radioStations, stationItem, { updateId, self });
  }
  const station = radioStations.find(({ id }) => id === objectId);
  return station && listingOf([], () => '', { updateId, self: () => stationItem(station) });
};

export const listLineIns: Lister = ({ household }, objectId) => {
  const items = Object.values(household.players)
    .flatMap((player) => (player.lineIn ? [{ player, name: player.lineIn.name }] : []))
    .map(({ player, name }, index) => ({
      id: `AI:${index}`,
      parentId: 'AI:',
      title: name,
      upnpClass: 'object.item.audioItem',
      uri: `x-rincon-stream:${player.id}`,
      protocolInfo: 'x-rincon-stream:*:*:*',
    }));
  const render = (item: MediaItemState): string => didlItem(item, item);
  if (objectId === 'AI:') {
    return listingOf(items, render, { updateId: 0, self: container('AI:', '0', 'Audio Inputs') });
  }
  const item = items.find(({ id }) => id === objectId);
  return item && listingOf([], () => '', { updateId: 0, self: () => render(item) });
};
