import { objectContacts } from '../../catalog/object-ids.ts';
import type { SourcePlace } from '../policy/access-request.ts';
import type { SoapArguments } from '../../wire/soap/names.ts';
import { hostsIn } from './hosts-in-authority.ts';
import { placesInMetadata } from './places-in-metadata.ts';
import { placeOf, placesInProse, placesInUri, UNKNOWN_PLACE } from './places-in-text.ts';

type Reader = (text: string) => readonly SourcePlace[];

const uri: Reader = (text) => placesInUri(text, 'media');
const uris: Reader = (text) => text.split(/\s+/).flatMap(uri);
const prose: Reader = (text) => placesInProse(text, 'other');

/** How an argument that can name a place is read, where its name alone does not tell. */
const READERS: Readonly<Record<string, Reader>> = {
  EnqueuedURIs: uris,
  Elements: placesInMetadata,
  NewTagValue: placesInMetadata,
  EnqueuedURIsAndMetaData: placesInMetadata,
  UpdateURL: (text) => software(text),
  DesiredTimeServer: (text) => hosts(text).map((host) => placeOf('ntp', host, 'other')),
  MobileIPAndPort: (text) => hosts(text).map((host) => placeOf('tcp', host, 'other')),
  ObjectID: (text) => objectPlaces(text),
};

/** All places that a call would make a player contact, in the order of the arguments. */
export const placesOf = (args: SoapArguments, placeArguments: readonly string[]): readonly SourcePlace[] =>
  args.filter(([name]) => placeArguments.includes(name)).flatMap(([name, text]) => readerOf(name)(text));

function readerOf(name: string): Reader {
  const own = READERS[name];
  if (own) return own;
  if (/Meta[Dd]ata$/.test(name)) return placesInMetadata;
  return /UR[IL]$/.test(name) ? uri : prose;
}

const hosts = (text: string): readonly string[] =>
  text
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .flatMap(hostsIn);

function software(text: string): readonly SourcePlace[] {
  const places = placesInUri(text, 'software');
  return places.length === 0 ? [{ ...UNKNOWN_PLACE, use: 'software' }] : places;
}

/** Shares are known by their path: `S://host/share`. */
function objectPlaces(id: string): readonly SourcePlace[] {
  const contacts = objectContacts(id);
  if (contacts === undefined) return [{ ...UNKNOWN_PLACE, use: 'media' }];
  if (contacts !== 'named-host' && contacts !== 'unsure') return [];
  const named = placesInProse(id, 'share');
  return named.length > 0 ? named : [{ ...UNKNOWN_PLACE, use: 'share' }];
}
