import type { Provenance } from './provenance.ts';
import type { RiskClass } from './risk.ts';

/**
 * A URI scheme that players take in transport, queue, alarm and library actions.
 *
 * - `named-host`: the player opens a connection to the host that the URI names.
 * - `music-service`: it names an item of a service by number; the player asks the stored endpoint of that service.
 * - `player`: it names a player of the household by its id.
 * - `nothing`: what it names is on the player itself.
 * - `unsure`: not known; treat it like `named-host`.
 */
export interface UriSchemeFacts extends Provenance {
  /** In lower case (RFC 3986 §3.1). With `prefix` the scheme only begins so. */
  readonly scheme: string;
  readonly prefix: boolean;
  readonly contacts: 'named-host' | 'music-service' | 'player' | 'nothing' | 'unsure';
  readonly what: string;
  /** The class of setting it as the transport URI, where it is not `playback`. */
  readonly risk?: RiskClass;
}

type Contacts = UriSchemeFacts['contacts'];
const LIBRARIES = ['janbar/noson sonostypes.cpp', 'SoCo/SoCo', 'svrooij/node-sonos-ts'];
const FIRMWARE = ['BookCatKid/anacapad-internals'];

const known = (scheme: string, contacts: Contacts, what: string): UriSchemeFacts => ({
  scheme,
  prefix: false,
  contacts,
  what,
  sources: LIBRARIES,
  confidence: 'seen',
});

const doubtful = (scheme: string, contacts: Contacts, what: string): UriSchemeFacts => ({
  ...known(scheme, contacts, what),
  sources: [...LIBRARIES, ...FIRMWARE],
  confidence: 'unsure',
});

export const URI_SCHEMES: readonly UriSchemeFacts[] = [
  known('http', 'named-host', 'a stream or file of a web server'),
  known('https', 'named-host', 'a stream or file of a web server'),
  known('x-rincon-mp3radio', 'named-host', 'a radio stream; the rest is a URL with or without http:'),
  known('x-file-cifs', 'named-host', 'a file of a Windows share: the SMB client dials the named server'),
  doubtful('aac', 'named-host', 'a radio stream in AAC; the rest is a URL'),
  doubtful('hls-radio', 'named-host', 'a radio stream as HLS playlist; the rest is a URL'),
  doubtful('pndrradio-http', 'unsure', 'a station of Pandora; may carry a URL'),
  doubtful('pndrradio', 'music-service', 'a station of Pandora'),
  { ...known('x-rincon', 'player', 'joins the group of the named player'), risk: 'grouping' },
  known('x-rincon-queue', 'player', 'the queue of a player'),
  known('x-rincon-stream', 'player', 'the line-in of a player'),
  doubtful('x-rincon-playlist', 'player', 'a container of the library, by player and object'),
  known('x-rincon-cpcontainer', 'music-service', 'a container of a music service'),
  known('x-rincon-buzzer', 'nothing', 'the alarm sound'),
  known('x-sonos-htastream', 'player', 'the television input of a player'),
  known('x-sonos-vli', 'player', 'a virtual line-in: AirPlay, Spotify Connect'),
  doubtful('x-sonos-dock', 'player', 'a dock'),
  doubtful('x-sonos-recent', 'unsure', 'something played before'),
  known('file', 'nothing', 'a saved queue on the player'),
  known('x-sonos-http', 'music-service', 'a track of a music service; unsure whether the item can be a URL'),
  doubtful('x-sonos-mms', 'music-service', 'a track of a music service'),
  known('x-sonos-spotify', 'music-service', 'a track of Spotify'),
  known('x-sonosapi-stream', 'music-service', 'a station of a music service'),
  known('x-sonosapi-radio', 'music-service', 'a station of a music service'),
  known('x-sonosapi-hls', 'music-service', 'a stream of a music service'),
  known('x-sonosapi-hls-static', 'music-service', 'a track of a music service'),
  doubtful('x-sonosapi-rtrecent', 'music-service', 'something played before'),
  doubtful('x-sonosapi-show', 'music-service', 'a show of a music service'),
  { ...doubtful('x-sonosprog-', 'music-service', 'a programme of a music service'), prefix: true },
];

/** The scheme of a URI in lower case, without the colon; undefined where there is none (RFC 3986 §3.1). */
export const uriSchemeOf = (uri: string): string | undefined =>
  /^([a-z][a-z0-9+.-]*):/i.exec(uri.trimStart())?.[1]?.toLowerCase();

/** The facts of a URI's scheme; undefined for a scheme that nobody has described, which a filter should refuse. */
export function uriSchemeFacts(uri: string): UriSchemeFacts | undefined {
  const scheme = uriSchemeOf(uri);
  if (scheme === undefined) return undefined;
  return URI_SCHEMES.find((facts) =>
    facts.prefix ? scheme.startsWith(facts.scheme) : scheme === facts.scheme,
  );
}
