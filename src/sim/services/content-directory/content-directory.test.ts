import { XMLParser } from 'fast-xml-parser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunningHousehold } from '../../household.ts';
import { caller } from '../../rig/call.ts';
import { startRig } from '../../rig/house.ts';

const ADDRESS = '127.34.1.11';
const call = caller(ADDRESS);
let house: RunningHousehold;

beforeEach(async () => {
  house = await startRig(
    {
      name: 'Library',
      firstAddress: ADDRESS,
      rooms: [
        {
          name: 'Kitchen',
          players: [{ model: 'S13', build: '97.1-80312', mac: '00:0E:58:C0:00:01' }],
          queue: [
            { title: 'One <b>', artist: 'A & B', album: 'First', seconds: 61 },
            { title: 'Two', artist: 'C', album: 'Second', seconds: 62 },
          ],
        },
      ],
      favorites: [
        { title: 'Radio', uri: 'x-sonosapi-stream:s1?sid=254' },
        { title: 'A place', uri: '' },
      ],
      radioStations: [{ title: 'DR P3 93.9', uri: 'x-sonosapi-stream:s24861?sid=254' }],
      playlists: [{ title: 'Morning', tracks: [{ title: 'Tin', artist: 'V', album: 'Metals', seconds: 9 }] }],
      library: {
        shares: [{ path: '//nas/music' }],
        tracks: [
          { title: 'Alpha', artist: 'Bee', album: 'Hive', seconds: 10, genre: 'Pop' },
          { title: 'Beta', artist: 'Bee', album: 'Swarm', seconds: 10, genre: 'Pop' },
          { title: 'Gamma', artist: 'Cat', album: 'Paws', seconds: 10, genre: 'Folk' },
        ],
      },
    },
    { doors: { ssdp: false, mdns: false, tls: false, login: false } },
  );
});

afterEach(() => house.stop());

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  isArray: (name) => name === 'item' || name === 'container',
});

interface Browsed {
  readonly titles: readonly string[];
  readonly ids: readonly string[];
  readonly returned: string | undefined;
  readonly total: string | undefined;
}

async function browse(
  ObjectID: string,
  more: Record<string, string | number> = {},
): Promise<Browsed | number> {
  const args = {
    ObjectID,
    BrowseFlag: 'BrowseDirectChildren',
    Filter: '*',
    StartingIndex: 0,
    RequestedCount: 100,
    SortCriteria: '',
    ...more,
  };
  const out = await call('ContentDirectory', 'Browse', args);
  if (typeof out === 'number') return out;
  const didl = (
    parser.parse(out['Result'] ?? '') as { 'DIDL-Lite': Record<string, Record<string, string>[]> | '' }
  )['DIDL-Lite'];
  const objects = didl === '' ? [] : [...(didl['container'] ?? []), ...(didl['item'] ?? [])];
  return {
    titles: objects.map((object) => object['dc:title'] ?? ''),
    ids: objects.map((object) => object['@id'] ?? ''),
    returned: out['NumberReturned'],
    total: out['TotalMatches'],
  };
}

describe('browsing', () => {
  it('the queue, markup in titles escaped', async () => {
    expect(await browse('Q:0')).toEqual({
      titles: ['One <b>', 'Two'],
      ids: ['Q:0/1', 'Q:0/2'],
      returned: '2',
      total: '2',
    });
  });

  it('in pages, and none past the end (noson asks once past it)', async () => {
    expect(await browse('Q:0', { StartingIndex: 1, RequestedCount: 1 })).toMatchObject({
      titles: ['Two'],
      returned: '1',
      total: '2',
    });
    expect(await browse('Q:0', { StartingIndex: 2 })).toMatchObject({
      titles: [],
      returned: '0',
      total: '2',
    });
  });

  it.each([
    ['A:ARTIST', ['Bee', 'Cat']],
    ['A:ALBUM', ['Hive', 'Paws', 'Swarm']],
    ['A:GENRE', ['Folk', 'Pop']],
    ['A:TRACKS', ['Alpha', 'Beta', 'Gamma']],
    ['A:TRACKS:gam', ['Gamma']],
    ['A:ARTIST:be', ['Bee']],
    ['A:ARTIST/Bee', ['All', 'Hive', 'Swarm']],
    ['A:ARTIST/Bee/Hive', ['Alpha']],
    ['A:ALBUM/Paws', ['Gamma']],
    ['SQ:', ['Morning']],
    ['FV:2', ['Radio', 'A place']],
    ['A:ARTIST/bee', ['All', 'Hive', 'Swarm']],
    ['S:', ['//nas/music']],
  ])('%s lists %j', async (objectId, titles) => {
    expect(await browse(objectId)).toMatchObject({ titles });
  });

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

  it('what is not there is 701 (ContentDirectory:1 §2.7.4)', async () => {
    expect(await browse('A:NOTHING')).toBe(701);
    expect(await browse('SQ:99')).toBe(701);
  });
});

describe('objects', () => {
  const metaData = (title: string) =>
    `<DIDL-Lite xmlns:dc="http://purl.org/dc/elements/1.1/"><item><dc:title>${title}</dc:title><res protocolInfo="x">http://192.0.2.9/a</res></item></DIDL-Lite>`;

  it('are made and destroyed; destroying what is not there is an error', async () => {
    const made = await call('ContentDirectory', 'CreateObject', {
      ContainerID: 'FV:2',
      Elements: metaData('New'),
    });
    expect(await browse('FV:2')).toMatchObject({ titles: ['Radio', 'A place', 'New'] });
    const id = typeof made === 'number' ? '' : (made['ObjectID'] ?? '');
    expect(await call('ContentDirectory', 'DestroyObject', { ObjectID: id })).toEqual({});
    expect(await call('ContentDirectory', 'DestroyObject', { ObjectID: id })).toBe(701);
  });

  it('a playlist is renamed', async () => {
    const [id = ''] = house.state.savedQueues.map((queue) => queue.id);
    const tags = {
      CurrentTagValue: '<dc:title>Morning</dc:title>',
      NewTagValue: '<dc:title>Evening &amp; Night</dc:title>',
    };
    expect(await call('ContentDirectory', 'UpdateObject', { ObjectID: id, ...tags })).toEqual({});
    expect(await browse('SQ:')).toMatchObject({ titles: ['Evening & Night'] });
  });

  it('a container added to the queue is expanded by the player', async () => {
    const added = await call('AVTransport', 'AddURIToQueue', {
      InstanceID: 0,
      EnqueuedURI: `x-rincon-playlist:RINCON_X#A:ARTIST/Bee`,
      EnqueuedURIMetaData: '',
      DesiredFirstTrackNumberEnqueued: 0,
      EnqueueAsNext: 0,
    });
    expect(added).toEqual({ FirstTrackNumberEnqueued: '3', NumTracksAdded: '2', NewQueueLength: '4' });
  });
});
