import type { Contacts } from './contacts.ts';
import { decoded, objectContacts } from './object-ids.ts';
import type { Provenance } from './provenance.ts';
import type { RiskClass } from './risk.ts';

/** A URI scheme that players take in transport, queue, alarm and library actions. */
export interface UriSchemeFacts extends Provenance {
  /** In lower case (RFC 3986 §3.1). With `prefix` the scheme only begins so. */
  readonly scheme: string;
  readonly prefix: boolean;
  readonly contacts: Contacts;
  readonly what: string;
  /** The class of setting it as the transport URI, where it is not `playback`. */
  readonly risk?: RiskClass;
}

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

/** Where the input is another player's, that player begins to send it (rule `group-source`). */
const otherInput = (facts: UriSchemeFacts): UriSchemeFacts => ({ ...facts, risk: 'grouping' });

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
  otherInput(known('x-rincon-stream', 'player', 'the line-in of a player')),
  doubtful('x-rincon-playlist', 'player', 'a container of the library, by player and object'),
  known('x-rincon-cpcontainer', 'music-service', 'a container of a music service'),
  known('x-rincon-buzzer', 'nothing', 'the alarm sound'),
  otherInput(known('x-sonos-htastream', 'player', 'the television input of a player')),
  otherInput(known('x-sonos-vli', 'player', 'a virtual line-in: AirPlay, Spotify Connect')),
  otherInput(doubtful('x-sonos-dock', 'player', 'a dock')),
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

/**
 * The facts of a URI's scheme; undefined for a scheme that nobody has described, which a filter should refuse. A URI that
 * holds the id of a folder of a share names a host by it, whatever its scheme contacts otherwise.
 */
export function uriSchemeFacts(uri: string): UriSchemeFacts | undefined {
  const scheme = uriSchemeOf(uri);
  if (scheme === undefined) return undefined;
  const facts = URI_SCHEMES.find((known) =>
    known.prefix ? scheme.startsWith(known.scheme) : scheme === known.scheme,
  );
  if (!facts || facts.contacts === 'named-host' || !holdsShare(uri)) return facts;
  return { ...facts, contacts: 'unsure', confidence: 'unsure' };
}

/** `x-rincon-playlist:RINCON_…#S://host/share`: an object stands after the scheme or after a `#`. */
function holdsShare(uri: string): boolean {
  const [, rest = ''] = /^[^:]*:(.*)$/s.exec(decoded(uri)) ?? [];
  return rest.split('#').some((part) => objectContacts(part) === 'unsure');
}
