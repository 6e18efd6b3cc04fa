/** What a player tells of a resource beside its URI: how it is fetched, and where its picture is. */

/** `{type}` goes by the ending of the file. Recorded: SoCo and jishi (radio, http), svrooij (shares, Spotify). */
const PROTOCOLS: readonly (readonly [scheme: RegExp, protocolInfo: string])[] = [
  [/^x-sonos-spotify:/, 'sonos.com-spotify:*:audio/x-spotify:*'],
  [/^x-file-cifs:/, 'x-file-cifs:*:{type}:*'],
  [/^x-rincon-mp3radio:/, 'x-rincon-mp3radio:*:*:*'],
  [/^aac:/, 'aac:*:application/octet-stream:*'],
  [/^hls-radio:/, 'sonos.com-hls-radio:*:audio/mpegurl:*'],
  [/^x-sonosapi-stream:/, 'sonos.com-http:*:application/octet-stream:*'],
  [/^x-sonos-http:/, 'sonos.com-http:*:{type}:*'],
  [/^x-rincon-stream:/, 'x-rincon-stream:*:*:*'],
  [/^x-rincon-playlist:/, 'x-rincon-playlist:*:*:*'],
  [/^x-rincon-cpcontainer:/, 'x-rincon-cpcontainer:*:*:*'],
  [/^https?:/, 'http-get:*:{type}:*'],
];

/** Seen: mp3 and mp4. Unsure: the others, which are their registered types. */
const TYPES: Readonly<Record<string, string>> = {
  mp4: 'audio/mp4',
  m4a: 'audio/mp4',
  flac: 'audio/flac',
  ogg: 'application/ogg',
};

export function protocolInfoOf(uri: string): string {
  const ending = /\.([a-z0-9]{2,4})(?:[?#]|$)/i.exec(uri)?.[1]?.toLowerCase() ?? '';
  const type = Object.hasOwn(TYPES, ending) ? TYPES[ending] : undefined;
  const known = PROTOCOLS.find(([scheme]) => scheme.test(uri))?.[1] ?? 'http-get:*:*:*';
  return known.replace('{type}', type ?? 'audio/mpeg');
}

/** Percent signs and what follows in small letters, as players write URIs inside URIs. */
export const encodeSmall = (text: string): string =>
  encodeURIComponent(text).replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());

/**
 * The picture of a service's track is asked for with `s=1`, that of a file by a number `v` that grows with the index; radio that
 * no service stands behind has none.
 */
export function albumArtOf(uri: string): string | undefined {
  if (/^(x-sonos-spotify|x-sonos-http|x-sonosapi-[a-z-]+):/.test(uri))
    return `/getaa?s=1&u=${encodeSmall(uri)}`;
  return /^(x-file-cifs|https?):/.test(uri) ? `/getaa?u=${encodeSmall(uri)}&v=1` : undefined;
}
