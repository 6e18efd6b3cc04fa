import { XMLParser } from 'fast-xml-parser';
import { readDidlHints } from '../../media/didl.ts';
import type { HouseholdState } from '../../state/household.ts';
import { type ActionModel, done, fault, type World } from '../../world.ts';
import { savedQueuesChanged } from '../av-transport/saved-queues.ts';

const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false });

/** The text of `<res>` in a DIDL object, or an empty one. */
function resourceOf(elements: string): { readonly uri: string; readonly protocolInfo: string } {
  const [, attributes = '', uri = ''] = /<res\b([^>]*)>([^<]*)<\/res>/.exec(elements) ?? [];
  const read: unknown = parser.parse(`<res${attributes}>${uri}</res>`);
  const res = read && typeof read === 'object' && 'res' in read ? read.res : undefined;
  if (typeof res === 'string') return { uri: res, protocolInfo: '' };
  if (!res || typeof res !== 'object') return { uri: '', protocolInfo: '' };
  const text = '#text' in res && typeof res['#text'] === 'string' ? res['#text'] : '';
  const protocolInfo =
    '@protocolInfo' in res && typeof res['@protocolInfo'] === 'string' ? res['@protocolInfo'] : '';
  return { uri: text, protocolInfo };
}

const nextNumber = (ids: readonly string[]): number =>
  Math.max(-1, ...ids.map((id) => Number(/(\d+)$/.exec(id)?.[1] ?? -1))) + 1;

/** Favourites (`FV:2`), radio stations (`R:0/0`) and music shares (`S:`) are made by CreateObject. */
export const createObject: ActionModel = ({ world, args }) => {
  const elements = args['Elements'] ?? '';
  const create = CREATORS[args['ContainerID'] ?? ''];
  if (!create) return fault(713);
  const id = create(world.household, elements);
  if (id === undefined) return fault(712);
  world.changed();
  return done({ ObjectID: id, Result: elements });
};

type Creator = (household: HouseholdState, elements: string) => string | undefined;

const CREATORS: Readonly<Record<string, Creator>> = {
  'FV:2': (household, elements) => {
    const { title } = readDidlHints(elements);
    if (title === undefined) return undefined;
    const id = `FV:2/${nextNumber(household.favorites.map((favorite) => favorite.id))}`;
    household.favorites.push({
      ...resourceOf(elements),
      id,
      parentId: 'FV:2',
      title,
      upnpClass: 'object.itemobject.item.sonos-favorite',
      ordinal: household.favorites.length,
      type: 'instantPlay',
      description: '',
      resourceMetaData: '',
    });
    household.updateIds.favorites += 1;
    return id;
  },
  'R:0/0': (household, elements) => {
    const { title } = readDidlHints(elements);
    if (title === undefined) return undefined;
    const id = `R:0/0/${nextNumber(household.radioStations.map((station) => station.id))}`;
    household.radioStations.push({
      ...resourceOf(elements),
      id,
      parentId: 'R:0/0',
      title,
      upnpClass: 'object.item.audioItem.audioBroadcast',
    });
    household.updateIds.radioStations += 1;
    return id;
  },
  'S:': (household, elements) => {
    const path = readDidlHints(elements).title ?? '';
    if (!path.startsWith('//')) return undefined;
    household.library.shares.push({ path });
    household.updateIds.shares += 1;
    return `S:${path}`;
  },
};

/** An object that is not there is an error (701), as real control points expect. */
export const destroyObject: ActionModel = ({ world, args }) => {
  if (!destroy(world, args['ObjectID'] ?? '')) return fault(701);
  world.changed();
  return done();
};

function destroy(world: World, id: string): boolean {
  const { household } = world;
  const [favorites, stations, queues, shares] = [
    household.favorites,
    household.radioStations,
    household.savedQueues,
    household.library.shares,
  ];
  if (remove(favorites, (favorite) => favorite.id === id))
    return ((household.updateIds.favorites += 1), true);
  if (remove(stations, (station) => station.id === id))
    return ((household.updateIds.radioStations += 1), true);
  if (remove(shares, ({ path }) => `S:${path}` === id)) return ((household.updateIds.shares += 1), true);
  if (!remove(queues, (queue) => queue.id === id)) return false;
  savedQueuesChanged(world);
  return true;
}

function remove<T>(list: T[], matches: (entry: T) => boolean): boolean {
  const index = list.findIndex(matches);
  if (index >= 0) list.splice(index, 1);
  return index >= 0;
}

/** Renames a playlist: `<dc:title>old</dc:title>` becomes new (svrooij/sonos-api-docs UpdateObject). */
export const updateObject: ActionModel = ({ world, args }) => {
  const queue = world.household.savedQueues.find(({ id }) => id === args['ObjectID']);
  const title = /<dc:title>([^<]*)<\/dc:title>/.exec(args['NewTagValue'] ?? '')?.[1];
  if (!queue) return fault(701);
  if (title === undefined) return fault(703);
  queue.title =
    readDidlHints(`<DIDL-Lite><item><dc:title>${title}</dc:title></item></DIDL-Lite>`).title ?? '';
  savedQueuesChanged(world, queue);
  return done();
};
