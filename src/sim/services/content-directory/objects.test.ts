import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Rooms, startRooms } from '../../rig/rooms.ts';

let rooms: Rooms;

beforeEach(async () => {
  rooms = await startRooms('127.102.13.11', [{ name: 'Kitchen' }], {
    favorites: [{ title: 'Radio', uri: 'x-sonosapi-stream:s1?sid=254' }],
    playlists: [{ title: 'Morning & Noon' }],
    radioStations: [],
    library: { shares: [{ path: '//nas/music' }] },
  });
});

afterEach(() => rooms.house.stop());

const directory = (action: string, args: Record<string, string>) =>
  rooms.at('Kitchen')('ContentDirectory', action, args);
const create = (ContainerID: string, Elements: string) =>
  directory('CreateObject', { ContainerID, Elements });
const update = (ObjectID: string, CurrentTagValue: string, NewTagValue: string) =>
  directory('UpdateObject', { ObjectID, CurrentTagValue, NewTagValue });

const FAVORITE =
  '<DIDL-Lite xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:upnp="urn:schemas-upnp-org:metadata-1-0/upnp/" ' +
  'xmlns:r="urn:schemas-rinconnetworks-com:metadata-1-0/" xmlns="urn:schemas-upnp-org:metadata-1-0/DIDL-Lite/"><item>' +
  '<dc:title>New &amp; Fav</dc:title><r:type>instantPlay</r:type>' +
  '<res protocolInfo="http-get:*:audio/mpeg:*">http://192.0.2.9/a.mp3?a=1&amp;b=2</res><r:description>By me</r:description>' +
  '<upnp:albumArtURI>http://192.0.2.9/a.png</upnp:albumArtURI><r:resMD>&lt;DIDL-Lite&gt;md&lt;/DIDL-Lite&gt;</r:resMD></item></DIDL-Lite>';

it('a favourite is kept as it was handed over, listed, and destroyed once', async () => {
  expect(await create('FV:2', FAVORITE)).toMatchObject({ ObjectID: 'FV:2/2' });
  const listed = await directory('Browse', {
    ObjectID: 'FV:2/2',
    BrowseFlag: 'BrowseMetadata',
    Filter: '*',
    StartingIndex: '0',
    RequestedCount: '1',
    SortCriteria: '',
  });
  const didl = typeof listed === 'number' ? '' : (listed['Result'] ?? '');
  // Elements in the order of Dicklesworthstone/frankensonos browse_favorites_s1.
  expect(didl.slice(didl.indexOf('<item'), didl.indexOf('</DIDL'))).toBe(
    '<item id="FV:2/2" parentID="FV:2" restricted="false"><dc:title>New &amp; Fav</dc:title>' +
      '<upnp:class>object.itemobject.item.sonos-favorite</upnp:class><r:ordinal>1</r:ordinal>' +
      '<res protocolInfo="http-get:*:audio/mpeg:*">http://192.0.2.9/a.mp3?a=1&amp;b=2</res>' +
      '<upnp:albumArtURI>http://192.0.2.9/a.png</upnp:albumArtURI><r:type>instantPlay</r:type>' +
      '<r:description>By me</r:description><r:resMD>&lt;DIDL-Lite&gt;md&lt;/DIDL-Lite&gt;</r:resMD></item>',
  );
  expect(await directory('DestroyObject', { ObjectID: 'FV:2/2' })).toEqual({});
  expect(await directory('DestroyObject', { ObjectID: 'FV:2/2' })).toBe(701);
});

it('a station and a share are made too; the player looks at the server of the share', async () => {
  expect(await create('R:0/0', FAVORITE)).toMatchObject({ ObjectID: 'R:0/0/0' });
  const share = '<DIDL-Lite><container><dc:title>//evil/share</dc:title></container></DIDL-Lite>';
  expect(await create('S:', share)).toMatchObject({ ObjectID: 'S://evil/share' });
  const dialled = () => rooms.house.recorder.entries({ door: 'media' }).map(({ target }) => target);
  expect(dialled()).toEqual(['smb://evil/share/']);
  expect(await directory('RefreshShareIndex', { AlbumArtistDisplayOption: 'WMP' })).toEqual({});
  expect(dialled()).toEqual(['smb://evil/share/', 'smb://nas/music/', 'smb://evil/share/']);
  expect(await directory('GetAlbumArtistDisplayOption', {})).toEqual({ AlbumArtistDisplayOption: 'WMP' });
});

it.each([
  ['an unknown container', 'XX', FAVORITE, 710],
  ['no title', 'FV:2', '<DIDL-Lite><item/></DIDL-Lite>', 712],
  ['a share that is none', 'S:', FAVORITE, 712],
  ['a container like a property', 'constructor', FAVORITE, 710],
])('makes nothing of %s: %s', async (_, container, elements, code) => {
  expect(await create(container, elements)).toBe(code);
});

// 86.10, by its code: 70 favourites.
it('keeps so many favourites and no more', async () => {
  const codes: unknown[] = [];
  for (let count = 1; count < 72; count += 1) codes.push(typeof (await create('FV:2', FAVORITE)));
  expect(codes.filter((kind) => kind === 'object')).toHaveLength(69);
  expect(await create('FV:2', FAVORITE)).toBe(805);
});

it('a playlist, a station and a favourite are renamed', async () => {
  await create('R:0/0', FAVORITE);
  const was = (title: string) => `<dc:title>${title}</dc:title>`;
  expect(await update('SQ:0', was('Morning &amp; Noon'), was('Evening &amp; Night'))).toEqual({});
  expect(await update('R:0/0/0', was('New &amp; Fav'), was('Mine'))).toEqual({});
  const now = `${was('Radio')},<r:description></r:description>`;
  expect(await update('FV:2/1', now, `${was('My radio')},<r:description>Mine</r:description>`)).toEqual({});
  const { favorites, radioStations, savedQueues } = rooms.house.state;
  expect([
    savedQueues[0]?.title,
    radioStations[0]?.title,
    favorites[0]?.title,
    favorites[0]?.description,
  ]).toEqual(['Evening & Night', 'Mine', 'My radio', 'Mine']);
});

// ContentDirectory:1 §2.7.11.
it.each([
  ['an object that is not there', 'SQ:9', '<dc:title>a</dc:title>', '<dc:title>b</dc:title>', 701],
  ['another value than it has', 'SQ:0', '<dc:title>Wrong</dc:title>', '<dc:title>b</dc:title>', 702],
  ['nothing', 'SQ:0', '<dc:title>Morning &amp; Noon</dc:title>', '', 703],
  ['another tag', 'SQ:0', '<dc:creator>x</dc:creator>', '<dc:title>b</dc:title>', 703],
  ['a tag that cannot be changed', 'SQ:0', '<upnp:class>x</upnp:class>', '<upnp:class>y</upnp:class>', 705],
  ['more tags than there were', 'SQ:0', '', '<dc:title>b</dc:title>', 706],
])('changes nothing for %s', async (_, id, current, wanted, code) => {
  expect(await update(id, current, wanted)).toBe(code);
  expect(rooms.house.state.savedQueues[0]?.title).toBe('Morning & Noon');
});

it('a container added to the queue is expanded by the player', async () => {
  const add = (object: string) =>
    rooms.at('Kitchen')('AVTransport', 'AddURIToQueue', {
      InstanceID: 0,
      EnqueuedURI: `x-rincon-playlist:RINCON_X#${object}`,
      EnqueuedURIMetaData: '',
      DesiredFirstTrackNumberEnqueued: 0,
      EnqueueAsNext: 0,
    });
  await rooms.at('Kitchen')('AVTransport', 'RemoveAllTracksFromQueue', { InstanceID: 0 });
  // The sample library: nine tracks, three of them by The Quays.
  expect(await add('A:ARTIST/The%20Quays')).toMatchObject({ NumTracksAdded: '3' });
  expect(await add('S://nas/music')).toMatchObject({ NumTracksAdded: '9' });
  expect(await add('S://nas/music/The%20Quays')).toMatchObject({ NumTracksAdded: '3' });
  expect([await add('A:ARTIST/%zz'), await add('S://nas/nothing'), await add('')]).toEqual([714, 714, 714]);
});

it('a new order of the index keeps it busy for a while', async () => {
  expect(await directory('RequestResort', { SortOrder: 'x' })).toEqual({});
  expect(await directory('GetShareIndexInProgress', {})).toEqual({ IsIndexing: '1' });
  rooms.pass(2000);
  expect(await directory('GetShareIndexInProgress', {})).toEqual({ IsIndexing: '0' });
});

// 86.10, by its code.
it('whether it can be browsed is not to be changed', async () => {
  expect(await directory('SetBrowseable', { Browseable: '0' })).toBe(800);
});
