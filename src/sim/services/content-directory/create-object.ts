import { type DidlObject, readDidlObject } from '../../media/didl-read.ts';
import type { HouseholdState } from '../../state/household.ts';
import { hasRoom, MOST } from '../../state/limits.ts';
import { type ActionCall, type ActionModel, done, fault } from '../../world.ts';

/** ContentDirectory:1 §2.7: no such container, and metadata that cannot be. */
const NO_CONTAINER = 710;
const BAD_METADATA = 712;
/** 86.10, by its code: no more favourites, and metadata that is too long. */
const FULL = 805;
const TOO_LONG = 806;
const MOST_FAVORITES = 70;
/** Unsure: how many shares a player takes. */
const MOST_SHARES = 16;
const LONGEST = 131_072;

/** Makes an object of a container; gives its id, or the error. */
type Creator = (call: ActionCall, object: DidlObject) => string | number;

const nextNumber = (objects: readonly { readonly id: string }[]): number =>
  Math.max(-1, ...objects.map(({ id }) => Number(/(\d+)$/.exec(id)?.[1] ?? -1))) + 1;

const createFavorite: Creator = ({ world: { household } }, { title, ...object }) => {
  if (title === undefined) return BAD_METADATA;
  if (household.favorites.length >= MOST_FAVORITES) return FULL;
  const id = `FV:2/${nextNumber(household.favorites)}`;
  household.favorites.push({
    type: 'instantPlay',
    description: '',
    resourceMetaData: '',
    ...object,
    id,
    parentId: 'FV:2',
    title,
    upnpClass: 'object.itemobject.item.sonos-favorite',
    ordinal: household.favorites.length,
  });
  household.updateIds.favorites += 1;
  return id;
};

const createStation: Creator = ({ world: { household } }, { title, uri, protocolInfo }) => {
  if (title === undefined) return BAD_METADATA;
  const id = `R:0/0/${nextNumber(household.radioStations)}`;
  const upnpClass = 'object.item.audioItem.audioBroadcast';
  if (!hasRoom(household.radioStations, 1, MOST.radioStations)) return FULL;
  household.radioStations.push({ id, parentId: 'R:0/0', title, upnpClass, uri, protocolInfo });
  household.updateIds.radioStations += 1;
  return id;
};

/** The player looks at the server of a new share at once: so can somebody make it meet a hostile one. */
const createShare: Creator = ({ world, player }, { title: path = '' }) => {
  const { household, media } = world;
  if (!path.startsWith('//')) return BAD_METADATA;
  if (isShare(household, path)) return `S:${path}`;
  if (household.library.shares.length >= MOST_SHARES) return FULL;
  household.library.shares.push({ path });
  household.updateIds.shares += 1;
  media.start(`${player.id}/share`, `x-file-cifs:${path}/`, () => {});
  return `S:${path}`;
};

const isShare = ({ library }: HouseholdState, path: string): boolean =>
  library.shares.some((share) => share.path === path);

const CREATORS: Readonly<Record<string, Creator>> = {
  'FV:2': createFavorite,
  'R:0/0': createStation,
  'S:': createShare,
};

/** Favourites (`FV:2`), radio stations (`R:0/0`) and music shares (`S:`) are made by CreateObject. */
export const createObject: ActionModel = (call) => {
  const { ContainerID: container = '', Elements: elements = '' } = call.args;
  const create = Object.hasOwn(CREATORS, container) ? CREATORS[container] : undefined;
  if (!create) return fault(NO_CONTAINER);
  if (elements.length > LONGEST) return fault(TOO_LONG);
  const made = create(call, readDidlObject(elements));
  if (typeof made === 'number') return fault(made);
  call.world.changed();
  return done({ ObjectID: made, Result: elements });
};
