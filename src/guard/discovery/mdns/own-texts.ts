import { CLEAR_PORT, TLS_PORT } from '../../../catalog/door-ports.ts';
import { SPOTIFY_PATH } from '../../../catalog/spotify-connect.ts';
import { locationOf } from '../../../upnp/location.ts';
import type { TextEntry } from '../../../wire/mdns/message.ts';
import type { Speaker } from '../statement.ts';

/** Bytes of all that is kept of one record: an instance with its place, texts and address passes in one piece (RFC 6763 §6.2). */
const MOST_BYTES = 900;
/** Short, and of characters that can be seen. */
const VALUE = /^[\x20-\x7e]{1,128}$/;
const PATH = /^\/\w[\w/-]*$/;

type Rule = (value: string, speaker: Speaker) => boolean;
export type Keys = ReadonlyMap<string, Rule>;

const any: Rule = () => true;

/**
 * Keys of players that clients go by, as recorded from 57.23 to 97.1 (sonos-facts, mDNS), and what they may lead to. Others are left out, and
 * so is `hhsslport`: 1843 is no door.
 */
export const SONOS_TEXTS: Keys = new Map<string, Rule>([
  ['info', (value, { id }) => value === `/api/v1/players/${id}/info`],
  ['vers', any],
  ['protovers', any],
  ['bootseq', any],
  ['hhid', any],
  ['mhhid', any],
  ['variant', any],
  ['mdnssequence', any],
  ['uuid', (value, { id }) => value === id],
  ['location', isOwnLocation],
  ['sslport', (value) => value === String(TLS_PORT)],
  ['wss', (value) => PATH.test(value)],
]);

/**
 * Keys of AirPlay (openairplay.github.io/airplay-spec, Service Discovery; receivers of today). None leads anywhere; `serialnumber` is left out:
 * nobody needs it to play. Unsure: which of them players send; a recording would tell.
 */
const AIRPLAY_KEYS =
  'acl act am at cn da deviceid et features fex flags fn ft fv gcgl gid gpn igl manufacturer md model osvers ov pgcgl pgid pi pk protovers psgid psi pw rhd rsf sf sm sr srcvers ss sv tbfl tp tsid tsm txtvers vn vs vv';
export const AIRPLAY_TEXTS: Keys = new Map(AIRPLAY_KEYS.split(' ').map((key) => [key, any]));

/** Of Spotify Connect (ZeroConf API, Discovery Service; recordings of 2017 to 2024 have no `Stack`). The path is the one that is read at the door. */
export const SPOTIFY_TEXTS: Keys = new Map<string, Rule>([
  ['cpath', (value) => value === SPOTIFY_PATH],
  ['version', any],
  ['stack', any],
]);

/** The entries of a player that lead nowhere but to its own doors, in its own order and spelling; of a key that comes twice the first counts (RFC 6763 §6.4). */
export function ownTextsIn(
  entries: readonly TextEntry[],
  speaker: Speaker,
  keys: Keys = SONOS_TEXTS,
): readonly TextEntry[] {
  const kept = new Map<string, TextEntry>();
  let left = MOST_BYTES;
  for (const [name, value] of entries) {
    const key = name.toLowerCase();
    if (typeof value !== 'string' || !VALUE.test(value) || kept.has(key)) continue;
    if (!keys.get(key)?.(value, speaker)) continue;
    // A byte for the length, and the sign between the two.
    left -= name.length + value.length + 2;
    if (left >= 0) kept.set(key, [name, value]);
  }
  return [...kept.values()];
}

function isOwnLocation(value: string, { host }: Speaker): boolean {
  const found = locationOf(value, { host, port: CLEAR_PORT });
  return found.ok && value === `http://${host}:${CLEAR_PORT}${found.value.path}`;
}
