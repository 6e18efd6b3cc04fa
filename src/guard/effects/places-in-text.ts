import { decoded } from '../../catalog/object-ids.ts';
import { uriSchemeFacts, uriSchemeOf } from '../../catalog/uri-schemes.ts';
import type { SourcePlace } from '../policy/access-request.ts';

type Use = SourcePlace['use'];

/** A scheme or a host that nobody can tell: no rule names it, so no rule permits it. */
export const UNKNOWN = 'unknown';
export const UNKNOWN_PLACE: SourcePlace = { scheme: UNKNOWN, host: UNKNOWN, use: 'other' };

/** An authority anywhere in a text, at the end of whatever schemes stand before it. */
const AUTHORITY = /([a-z][a-z0-9+.-]{0,40}):\/\/(?:[^\s/?#@<>"']*@)?(\[[0-9a-f:.]+\]|[^\s/?#:@<>"'\\]*)/gi;

/** `x-rincon-mp3radio:host/path`: the rest is a place without the two slashes. */
const REST = /^[^:]*:(?:https?:)?\/*([^\s/?#:@<>"'\\]*)/i;

/**
 * The places that a player may contact for the sake of a URI. What is inside a URI counts as well: radio schemes wrap a
 * URL, and escapes are taken off as often as players could.
 */
export function placesInUri(text: string, use: Use): readonly SourcePlace[] {
  const uri = decoded(text).trim();
  if (uri === '') return [];
  const scheme = uriSchemeOf(uri);
  const facts = uriSchemeFacts(uri);
  const inside = placesInProse(uri, use);
  if (scheme === undefined || !facts) return [{ ...UNKNOWN_PLACE, use }, ...inside];
  if (facts.contacts !== 'named-host')
    return [{ scheme, host: undefined, use }, ...inside.filter((place) => place.scheme !== scheme)];
  if (inside.length > 0) return inside;
  const [, host = ''] = REST.exec(uri) ?? [];
  return [placeOf(scheme, host, use)];
}

/** Every authority that stands in a text. */
export const placesInProse = (text: string, use: Use): readonly SourcePlace[] =>
  [...decoded(text).matchAll(AUTHORITY)].map(([, scheme = '', host = '']) => placeOf(scheme, host, use));

/** A host by itself. */
export function placeOf(scheme: string, host: string, use: Use): SourcePlace {
  const plain = host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
  const lower = scheme.toLowerCase();
  return {
    scheme: lower,
    host: plain === '' ? UNKNOWN : plain,
    use: SHARES.includes(lower) ? 'share' : use,
  };
}

/** `s` is how the ids of shares begin: `S://host/folder`. */
const SHARES: readonly string[] = ['x-file-cifs', 'smb', 'cifs', 's'];
