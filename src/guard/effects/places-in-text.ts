import { decoded, decodings } from '../../catalog/object-ids.ts';
import { uriSchemeFacts, uriSchemeOf } from '../../catalog/uri-schemes.ts';
import type { SourcePlace } from '../policy/access-request.ts';
import { hostsIn } from './hosts-in-authority.ts';

type Use = SourcePlace['use'];

/** A scheme or a host that nobody can tell: no rule names it, so no rule permits it. */
export const UNKNOWN = 'unknown';
export const UNKNOWN_PLACE: SourcePlace = { scheme: UNKNOWN, host: UNKNOWN, use: 'other' };

/** An authority anywhere in a text, at the end of whatever schemes stand before it. It ends where all readers agree. */
const AUTHORITY = /([a-z][a-z0-9+.-]{0,40}):\/\/([^ /?#]*)/gi;

/** `x-rincon-mp3radio:host/path`, `http:host`, `http:\\host`: what follows the scheme is a place without two slashes as well. */
const REST = /^[^:]*:(?:https?:)?[\\/]*([^ /?#]*)/i;

/**
 * The places that a player may contact for the sake of a URI. What is inside a URI counts as well: radio schemes wrap a
 * URL, and escapes are taken off as often as players could.
 */
export function placesInUri(text: string, use: Use): readonly SourcePlace[] {
  const uri = decoded(text).trim();
  if (uri === '') return [];
  const scheme = uriSchemeOf(uri);
  const facts = uriSchemeFacts(uri);
  const inside = placesInProse(text, use);
  if (scheme === undefined || !facts) return [{ ...UNKNOWN_PLACE, use }, ...inside];
  if (facts.contacts !== 'named-host')
    return [{ scheme, host: undefined, use }, ...inside.filter((place) => !isEmpty(place, scheme))];
  const places = [
    ...inside,
    ...placesBehind(text, { scheme, use }).filter((place) => !isAmong(inside, place)),
  ];
  return places.length > 0 ? places : [placeOf(scheme, '', use)];
}

/** `file:///jffs/x`: two slashes and no host, in a scheme that needs none. */
const isEmpty = (place: SourcePlace, scheme: string): boolean =>
  place.scheme === scheme && place.host === UNKNOWN;

const isAmong = (places: readonly SourcePlace[], { host }: SourcePlace): boolean =>
  places.some((place) => place.host === host);

function placesBehind(
  text: string,
  { scheme, use }: { readonly scheme: string; readonly use: Use },
): readonly SourcePlace[] {
  const read = (form: string): readonly Authority[] => [
    { scheme, authority: REST.exec(form.trim())?.[1] ?? '' },
  ];
  return placesAmong(text, use, read).filter(({ host }) => host !== UNKNOWN);
}

/** Every authority that stands in a text. */
export const placesInProse = (text: string, use: Use): readonly SourcePlace[] =>
  placesAmong(text, use, (form) =>
    [...form.matchAll(AUTHORITY)].map(([, scheme = '', authority = '']) => ({ scheme, authority })),
  );

interface Authority {
  readonly scheme: string;
  readonly authority: string;
}

/**
 * Before and after each round of taking off escapes: `%2f` ends a host only once it is taken off. A name that still has an
 * escape is no host before that.
 */
function placesAmong(
  text: string,
  use: Use,
  read: (form: string) => readonly Authority[],
): readonly SourcePlace[] {
  const forms = decodings(text);
  const places = forms.flatMap((form, round) =>
    read(form).flatMap(({ scheme, authority }) =>
      hostsIn(authority)
        .filter((host) => round === forms.length - 1 || !host.includes('%'))
        .map((host) => placeOf(scheme, host, use)),
    ),
  );
  return unique(places);
}

function unique(places: readonly SourcePlace[]): readonly SourcePlace[] {
  if (places.length < 2) return places;
  return [...new Map(places.map((place) => [`${place.scheme} ${place.host} ${place.use}`, place])).values()];
}

/** A host by itself, as `hostsIn` gives it. */
export function placeOf(scheme: string, host: string, use: Use): SourcePlace {
  const lower = scheme.toLowerCase();
  return {
    scheme: lower,
    host: host === '' ? UNKNOWN : host,
    use: SHARES.includes(lower) ? 'share' : use,
  };
}

/** `s` is how the ids of shares begin: `S://host/folder`. */
const SHARES: readonly string[] = ['x-file-cifs', 'smb', 'cifs', 's'];
