import type { Provenance } from './provenance.ts';
import type { RiskClass } from './risk.ts';

/*
 * Spotify Connect at a player's own web server: the ZeroConf API. Its words are Spotify's (developer.spotify.com, Commercial
 * Hardware, ZeroConf API), its lengths those of the eSDK (API reference 3.208, SP_MAX_…_LENGTH, in bytes).
 */

export const SPOTIFY_PATH = '/spotifyzc';

/** What a field may say. */
interface SpotifyField {
  readonly name: string;
  readonly form: RegExp;
  /** In bytes of UTF-8. */
  readonly maxBytes: number;
  /** Refused without it; it may be empty. */
  readonly needed?: true;
}

/** One thing that the API is asked for. */
export interface SpotifyAction extends Provenance {
  readonly name: 'getInfo' | 'addUser';
  readonly method: 'GET' | 'POST';
  readonly riskClass: RiskClass;
  /** Besides `action` itself; in the order in which they are written. */
  readonly fields: readonly SpotifyField[];
}

const WORD = /^[\w.-]*$/;
/** Keys, credentials under keys, and codes in their place: base64 in both alphabets, and what else tokens are made of. */
const SECRET = /^[\w+/=.~-]*$/;
const TEXT = /^\P{Cc}*$/u;

const VERSION: SpotifyField = { name: 'version', form: WORD, maxBytes: 30 };
const SOURCES = [
  'developer.spotify.com/documentation/commercial-hardware/implementation/guides/zeroconf',
  'BookCatKid/anacapad-internals (86.10-80260, read out of the binary)',
];

export const SPOTIFY_ACTIONS: readonly SpotifyAction[] = [
  {
    name: 'getInfo',
    method: 'GET',
    riskClass: 'read',
    fields: [VERSION],
    sources: SOURCES,
    confidence: 'stated',
  },
  {
    name: 'addUser',
    method: 'POST',
    riskClass: 'playback',
    // deviceName and deviceId are of the phone: some apps send them (thlucas1/SpotifyWebApiPython).
    fields: [
      VERSION,
      { name: 'tokenType', form: WORD, maxBytes: 30 },
      { name: 'clientKey', form: SECRET, maxBytes: 511, needed: true },
      { name: 'loginId', form: TEXT, maxBytes: 64 },
      { name: 'userName', form: TEXT, maxBytes: 64, needed: true },
      { name: 'blob', form: SECRET, maxBytes: 2047, needed: true },
      { name: 'deviceName', form: TEXT, maxBytes: 64 },
      { name: 'deviceId', form: /^[\w.:-]*$/, maxBytes: 64 },
    ],
    sources: SOURCES,
    confidence: 'stated',
  },
];

/** Words of an answer, by number: how a request went. */
export const SPOTIFY_STATUSES = {
  ok: { status: 101, statusString: 'OK' },
  unknown: { status: 103, statusString: 'ERROR-UNKNOWN' },
  'login-failed': { status: 202, statusString: 'ERROR-LOGIN-FAILED' },
  'missing-action': { status: 301, statusString: 'ERROR-MISSING-ACTION' },
  'invalid-action': { status: 302, statusString: 'ERROR-INVALID-ACTION' },
  'invalid-arguments': { status: 303, statusString: 'ERROR-INVALID-ARGUMENTS' },
} as const;

export type SpotifyStatus = keyof typeof SPOTIFY_STATUSES;
