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
          players: [{ model: 'S6', build: '86.10-80260' }],
          queue: [
            { title: 'One <b>', artist: 'A & B', album: 'First', seconds: 61 },
            { title: 'Two', artist: 'C', album: 'Second', seconds: 62 },
          ],
        },
      ],
      favorites: [{ title: 'Radio', uri: 'x-sonosapi-stream:s1?sid=254' }],
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
    ['FV:2', ['Radio']],
    ['S:', ['//nas/music']],
  ])('%s lists %j', async (objectId, titles) => {
    expect(await browse(objectId)).toMatchObject({ titles });
  });

  it('what is not there is 701 (ContentDirectory:1 §2.7.4)', async () => {
    expect(await browse('A:NOTHING')).toBe(701);
    expect(await browse('SQ:99')).toBe(701);
  });
});

describe('what a container shows', () => {
  /** Every id that can be reached from a container, with those that are refused or answer for another. */
  async function crawl(root: string): Promise<{ seen: string[]; refused: string[] }> {
    const seen = new Set<string>();
    const refused: string[] = [];
    const waiting = [root];
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      if (seen.has(id)) continue;
      seen.add(id);
      const itself = await browse(id, { BrowseFlag: 'BrowseMetadata' });
      const children = await browse(id);
      if (typeof itself === 'number' || typeof children === 'number') refused.push(id);
      else if (itself.ids.join() === id) waiting.push(...children.ids);
      else refused.push(`${id} is ${itself.ids.join()}`);
    }
    return { seen: [...seen], refused };
  }

  it('can be asked for, by itself and for what is in it', async () => {
    const { seen, refused } = await crawl('0');
    expect(refused).toEqual([]);
    expect(seen).toEqual(
      expect.arrayContaining([
        'R:0/0/0',
        'Q:0/1',
        'SQ:0/1',
        'AI:0',
        'A:ARTIST/Bee/Hive',
        'S://nas/music/Bee/Hive/Alpha.mp3',
        'EN:',
        'G:',
      ]),
    );
  });

  it('includes favourites, which stand apart', async () => {
    expect(await crawl('FV:2')).toEqual({ seen: ['FV:2', 'FV:2/1'], refused: [] });
  });

  it('lists a share by folders, names decoded', async () => {
    expect(await browse('S://nas/music')).toMatchObject({ titles: ['Bee', 'Cat'] });
    expect(await browse('S://nas/music/Bee/Hive')).toMatchObject({ titles: ['Alpha'] });
    expect([await browse('S://nas/other'), await browse('S://nas/music/Nobody')]).toEqual([701, 701]);
  });

  it('what is no encoding is a name like another', async () => {
    expect(await browse('A:ARTIST/%zz')).toBe(701);
  });
});
