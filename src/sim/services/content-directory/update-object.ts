import { readDidlObject } from '../../media/didl-read.ts';
import { type ActionModel, done, fault, type World } from '../../world.ts';
import { savedQueuesChanged } from '../av-transport/saved-queues.ts';

/** ContentDirectory:1 §2.7.11. */
const NO_OBJECT = 701;
const OTHER_NOW = 702;
const INVALID = 703;
const READ_ONLY = 705;
const COUNT_DIFFERS = 706;

/** An object with tags that can be changed: how each reads and is written. */
interface Editable {
  readonly tags: Readonly<Record<string, Tag>>;
  readonly changed: () => void;
}

interface Tag {
  readonly value: string;
  readonly write: (value: string) => void;
}

/** `<dc:title>old</dc:title>` becomes new (svrooij/sonos-api-docs UpdateObject); several stand side by side, parted by commas. */
export const updateObject: ActionModel = ({ world, args }) => {
  const object = editable(world, args['ObjectID'] ?? '');
  if (!object) return fault(NO_OBJECT);
  const [current, wanted] = [tagsIn(args['CurrentTagValue'] ?? ''), tagsIn(args['NewTagValue'] ?? '')];
  const code = problemOf(object, current, wanted);
  if (code !== undefined) return fault(code);
  for (const { name, value } of wanted) object.tags[name]?.write(value);
  object.changed();
  return done();
};

interface TagText {
  readonly name: string;
  readonly value: string;
}

const MOST_TAGS = 16;

/** Tags are read one by one, each as an element of an object. */
function tagsIn(text: string): readonly TagText[] {
  const tags = [...text.matchAll(/<([\w:]+)(?:\s[^<>]*)?>([^<]*)<\/\1>/g)].slice(0, MOST_TAGS);
  return tags.map(([, name = '', inner = '']) => {
    const { title = '' } = readDidlObject(`<DIDL-Lite><item><title>${inner}</title></item></DIDL-Lite>`);
    return { name, value: title };
  });
}

function problemOf(
  { tags }: Editable,
  current: readonly TagText[],
  wanted: readonly TagText[],
): number | undefined {
  if (wanted.length === 0) return INVALID;
  if (current.length !== wanted.length) return COUNT_DIFFERS;
  if (wanted.some(({ name }) => !Object.hasOwn(tags, name))) return READ_ONLY;
  if (wanted.some(({ name }, index) => current[index]?.name !== name)) return INVALID;
  return current.some(({ name, value }) => tags[name]?.value !== value) ? OTHER_NOW : undefined;
}

/** Playlists and stations have a title; a favourite has more. */
function editable(world: World, id: string): Editable | undefined {
  const { favorites, radioStations, savedQueues, updateIds } = world.household;
  const favorite = favorites.find((object) => object.id === id);
  if (favorite) {
    const tags = {
      'dc:title': tag(favorite, 'title'),
      'r:description': tag(favorite, 'description'),
      'upnp:albumArtURI': tag(favorite, 'albumArtUri'),
    };
    return { tags, changed: () => bump(world, () => (updateIds.favorites += 1)) };
  }
  const station = radioStations.find((object) => object.id === id);
  if (station) {
    const tags = { 'dc:title': tag(station, 'title') };
    return { tags, changed: () => bump(world, () => (updateIds.radioStations += 1)) };
  }
  const queue = savedQueues.find((object) => object.id === id);
  return (
    queue && { tags: { 'dc:title': tag(queue, 'title') }, changed: () => savedQueuesChanged(world, queue) }
  );
}

const tag = <K extends string>(object: { [Key in K]?: string }, key: K): Tag => ({
  value: object[key] ?? '',
  write: (value) => {
    object[key] = value;
  },
});

function bump(world: World, count: () => void): void {
  count();
  world.changed();
}
