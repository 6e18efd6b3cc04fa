import { parseDidl } from '../../wire/didl/parse.ts';
import type { DidlObject } from '../../wire/didl/object.ts';
import type { SourcePlace } from '../policy/access-request.ts';
import { placesOfPicture } from './places-of-pictures.ts';
import { placesInProse, placesInUri, UNKNOWN_PLACE } from './places-in-text.ts';

/** What people read and no player fetches. */
const WORDS: readonly string[] = [
  'dc:creator',
  'dc:description',
  'upnp:album',
  'upnp:artist',
  'r:description',
];

/**
 * The places in metadata: addresses of resources, pictures, whatever else could be followed. Metadata that is no DIDL-Lite may
 * hold anything, for nobody outside has described how players read it.
 */
export function placesInMetadata(metadata: string): readonly SourcePlace[] {
  if (metadata.trim() === '') return [];
  const documents = metadata.split(/(?<=<\/DIDL-Lite>)\s+(?=<)/);
  return documents.flatMap((document) => {
    const didl = parseDidl(document);
    return didl.ok ? didl.value.flatMap(placesInObject) : withoutMarkup(document);
  });
}

const withoutMarkup = (text: string): readonly SourcePlace[] =>
  /[<&]/.test(text) ? [UNKNOWN_PLACE] : placesInProse(text, 'other');

const placesInObject = ({ id, parentId = '', resources, properties }: DidlObject): readonly SourcePlace[] => [
  ...placesInProse(`${id} ${parentId}`, 'media'),
  ...resources.flatMap(({ uri }) => placesInUri(uri, 'media')),
  ...properties.flatMap(({ name, value, attributes }) => [
    ...placesInProperty(name, value),
    ...attributes.flatMap(([, text]) => placesInProse(text, 'other')),
  ]),
];

function placesInProperty(name: string, value: string): readonly SourcePlace[] {
  if (WORDS.includes(name)) return [];
  if (name === 'upnp:albumArtURI') return /^\/(?![\\/])/.test(value) ? [] : placesOfPicture(value);
  if (name === 'r:resMD') return placesInMetadata(value);
  return placesInProse(value, 'other');
}
