import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningHousehold } from '../../household.ts';
import { caller } from '../../rig/call.ts';
import { startRig } from '../../rig/house.ts';

const ADDRESS = '127.106.1.11';
const call = caller(ADDRESS);
let house: RunningHousehold;

beforeAll(async () => {
  house = await startRig(
    {
      name: 'Forms',
      firstAddress: ADDRESS,
      rooms: [
        { name: 'Kitchen', players: [{ model: 'S6', build: '86.10-80260', mac: '00:0E:58:C0:00:01' }] },
      ],
      radioStations: [{ title: 'DR P3 93.9', uri: 'x-sonosapi-stream:s24861?sid=254' }],
      playlists: [{ title: 'Morning', tracks: [{ title: 'Tin', artist: 'V', album: 'Metals', seconds: 9 }] }],
      library: {
        shares: [{ path: '//nas/music' }],
        tracks: [{ title: 'Alpha', artist: 'Bee', album: 'Hive', seconds: 10, genre: 'Pop' }],
      },
    },
    { doors: { ssdp: false, mdns: false, tls: false, login: false } },
  );
});

afterAll(() => house.stop());

/** The objects of a listing as they are written, without the root. */
const objectsOf = async (ObjectID: string): Promise<string> => {
  const answer = await call('ContentDirectory', 'Browse', {
    ObjectID,
    BrowseFlag: 'BrowseDirectChildren',
    Filter: '*',
    StartingIndex: 0,
    RequestedCount: 1,
    SortCriteria: '',
  });
  const result = typeof answer === 'number' ? '' : (answer['Result'] ?? '');
  return result.replace(/^<DIDL-Lite[^>]*>/, '').replace('</DIDL-Lite>', '');
};

// In the form of SoCo's album.xml and audio_broadcast.xml and of jishi's playlists.xml.
it.each([
  [
    'A:ALBUM',
    '<container id="A:ALBUM/Hive" parentID="A:ALBUM" restricted="true"><dc:title>Hive</dc:title>' +
      '<upnp:class>object.container.album.musicAlbum</upnp:class>' +
      '<res protocolInfo="x-rincon-playlist:*:*:*">x-rincon-playlist:RINCON_000E58C0000101400#A:ALBUM/Hive</res>' +
      '<dc:creator>Bee</dc:creator>' +
      '<upnp:albumArtURI>/getaa?u=x-file-cifs%3a%2f%2fnas%2fmusic%2fBee%2fHive%2fAlpha.mp3&amp;v=1</upnp:albumArtURI></container>',
  ],
  [
    'R:0/0',
    '<item id="R:0/0/0" parentID="R:0/0" restricted="false"><dc:title>DR P3 93.9</dc:title>' +
      '<upnp:class>object.item.audioItem.audioBroadcast</upnp:class>' +
      '<res protocolInfo="x-rincon-mp3radio:*:*:*">x-sonosapi-stream:s24861?sid=254</res></item>',
  ],
  [
    'SQ:',
    '<container id="SQ:0" parentID="SQ:" restricted="true"><dc:title>Morning</dc:title>' +
      '<res protocolInfo="file:*:audio/mpegurl:*">file:///jffs/settings/savedqueues.rsq#0</res>' +
      '<upnp:class>object.container.playlistContainer</upnp:class>' +
      '<upnp:albumArtURI>/getaa?u=x-file-cifs%3a%2f%2fnas%2fmusic%2fV%2fMetals%2fTin.mp3&amp;v=1</upnp:albumArtURI></container>',
  ],
  [
    'S:',
    '<container id="S://nas/music" parentID="S:" restricted="true"><dc:title>//nas/music</dc:title>' +
      '<upnp:class>object.container</upnp:class>' +
      '<res protocolInfo="x-rincon-playlist:*:*:*">x-rincon-playlist:RINCON_000E58C0000101400#S://nas/music</res></container>',
  ],
])('%s in the form of recordings', async (objectId, objects) => {
  expect(await objectsOf(objectId)).toBe(objects);
});
