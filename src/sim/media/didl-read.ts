import { XMLParser } from 'fast-xml-parser';

/** What a player takes out of the metadata that a controller hands over; everything is optional, nothing is checked. */
export interface DidlHints {
  readonly title?: string;
  readonly upnpClass?: string;
  readonly artist?: string;
  readonly album?: string;
  readonly albumArtUri?: string;
}

/** What is kept of an object that a controller lets be made (`CreateObject`). */
export interface DidlObject extends DidlHints {
  readonly uri: string;
  readonly protocolInfo: string;
  /** `r:type`, `r:description`, `r:resMD` of a favourite. */
  readonly type?: string;
  readonly description?: string;
  readonly resourceMetaData?: string;
}

const parser = new XMLParser({
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: false,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  htmlEntities: true,
});

/** Reads metadata tolerantly: titles arrive unescaped from some controllers, and nonsense is no reason to refuse a song. */
export function readDidlHints(metaData: string): DidlHints {
  const object = firstObject(metaData);
  return definedOnly({
    title: textIn(object, 'title'),
    upnpClass: textIn(object, 'class'),
    artist: textIn(object, 'creator') ?? textIn(object, 'artist'),
    album: textIn(object, 'album'),
    albumArtUri: textIn(object, 'albumArtURI'),
  });
}

export function readDidlObject(elements: string): DidlObject {
  const object = firstObject(elements);
  const res = first(object['res']);
  return {
    ...readDidlHints(elements),
    uri: textIn(object, 'res') ?? '',
    protocolInfo: isRecord(res) && typeof res['@protocolInfo'] === 'string' ? res['@protocolInfo'] : '',
    ...definedOnly({
      type: textIn(object, 'type'),
      description: textIn(object, 'description'),
      resourceMetaData: textIn(object, 'resMD'),
    }),
  };
}

/** Text of the first element of a name, with or without attributes. */
function textIn(object: Record<string, unknown>, name: string): string | undefined {
  const value = first(object[name]);
  const text = isRecord(value) ? value['#text'] : value;
  return typeof text === 'string' && text !== '' ? text : undefined;
}

/** A title, up to a length that a title has: more would let a hostile text cost time. */
const TITLE = /(<(?:\w{1,20}:)?title>)([^]{0,500}?)(?=<\/(?:\w{1,20}:)?title>)/g;

/** Some controllers write titles as they are: `<` in one is no markup. */
const escapeTitles = (metaData: string): string =>
  metaData.replace(TITLE, (_, tag: string, title: string) => tag + title.replaceAll('<', '&lt;'));

/** Declarations of a document's own are nobody's metadata. */
function firstObject(metaData: string): Record<string, unknown> {
  if (/<!DOCTYPE/i.test(metaData)) return {};
  try {
    const parsed: unknown = parser.parse(escapeTitles(metaData));
    const root = field(parsed, 'DIDL-Lite');
    const object = first(field(root, 'item') ?? field(root, 'container'));
    return isRecord(object) ? object : {};
  } catch {
    return {};
  }
}

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const field = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined);

const definedOnly = <T extends object>(
  hints: { readonly [Key in keyof T]: T[Key] | undefined },
): Partial<T> =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is left of T when its undefined values are gone
  Object.fromEntries(Object.entries(hints).filter(([, value]) => value !== undefined)) as Partial<T>;
