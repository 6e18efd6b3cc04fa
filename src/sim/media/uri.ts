/** What a player makes of a URI it is told to play. */
export type UriKind =
  | 'nothing'
  /** The queue of a player: `x-rincon-queue:RINCON_…#0`. */
  | 'queue'
  /** To join a player's group: `x-rincon:RINCON_…`. */
  | 'join'
  /** A player's analogue input: `x-rincon-stream:RINCON_…`. */
  | 'line-in'
  /** The television: `x-sonos-htastream:RINCON_…:spdif`. */
  | 'tv'
  /** Radio without an end. */
  | 'stream'
  /** A file or a service's track. */
  | 'track'
  | 'container'
  | 'unknown';

/** Schemes that players know (noson, SoCo, node-sonos-ts, 86.10); others are refused with 714. */
const SCHEMES: Readonly<Record<string, UriKind>> = {
  'x-rincon-queue': 'queue',
  'x-rincon': 'join',
  'x-rincon-stream': 'line-in',
  'x-sonos-htastream': 'tv',
  'x-rincon-mp3radio': 'stream',
  'x-sonosapi-stream': 'stream',
  'x-sonosapi-radio': 'stream',
  'x-sonosapi-hls': 'stream',
  'x-sonosapi-rtrecent': 'stream',
  'x-sonosapi-show': 'stream',
  'x-sonos-dock': 'stream',
  'x-sonos-recent': 'stream',
  'hls-radio': 'stream',
  aac: 'stream',
  'x-sonosapi-hls-static': 'track',
  'x-sonos-http': 'track',
  'x-sonos-mms': 'track',
  'x-sonos-spotify': 'track',
  'x-sonos-vli': 'stream',
  'x-rincon-buzzer': 'track',
  'x-file-cifs': 'track',
  http: 'track',
  https: 'track',
  file: 'track',
  'x-rincon-cpcontainer': 'container',
  'x-rincon-playlist': 'container',
  pndrradio: 'stream',
  'pndrradio-http': 'stream',
};

/** Unsure: what may follow; `x-sonosprog-http` was seen. */
const PROGRAMMES = 'x-sonosprog-';

export function kindOfUri(uri: string): UriKind {
  if (uri === '') return 'nothing';
  const scheme = (/^([a-z][a-z0-9+.-]*):/i.exec(uri)?.[1] ?? '').toLowerCase();
  if (scheme === 'file' && uri.includes('savedqueues.rsq#')) return 'container';
  if (scheme.startsWith(PROGRAMMES)) return 'track';
  return Object.hasOwn(SCHEMES, scheme) ? (SCHEMES[scheme] ?? 'unknown') : 'unknown';
}

/** The player named in `x-rincon:RINCON_…`, `x-rincon-queue:RINCON_…#0` and the like. */
export const playerInUri = (uri: string): string => /:(RINCON_\w+)/.exec(uri)?.[1] ?? '';

/**
 * Where the player really goes for a URI: an http(s) or smb URL; undefined for what music services and players hold, which
 * plays without a connection of its own here.
 */
export function fetchUrlOf(uri: string): string | undefined {
  if (/^https?:\/\//i.test(uri)) return uri;
  const radio = /^(?:x-rincon-mp3radio|aac|hls-radio|x-sonosapi-hls):(\/\/.+|https?:\/\/.+)$/i.exec(uri)?.[1];
  if (radio !== undefined) return radio.startsWith('//') ? `http:${radio}` : radio;
  const share = /^x-file-cifs:(\/\/.+)$/i.exec(uri)?.[1];
  return share === undefined ? undefined : `smb:${share}`;
}
