import { type Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { isJsonObject, type JsonObject, type JsonValue, readJson } from '../json/read.ts';

const refuse = refuser('zeroconf');

/** The longest answer seen has 1 KB; a device has eight aliases at most (eSDK, SP_MAX_DEVICE_ALIASES). */
const LIMITS = { maxBytes: 16_384, maxDepth: 4, maxKeys: 128, maxValues: 256, maxKeyLength: 64 } as const;
const MAX_TEXT = 256;
const MAX_ITEMS = 8;

/** A value in its one spelling; undefined for what is none. */
type Reader = (value: JsonValue) => JsonValue | undefined;

/** The eSDK has 149 bytes for the longest, the public key. */
const text: Reader = (value) =>
  typeof value === 'string' && value.length <= MAX_TEXT && /^\P{Cc}*$/u.test(value) ? value : undefined;

/** Some devices write their numbers as strings (thlucas1/homeassistantcomponent_spotifyplus 1.0.33). */
const whole: Reader = (value) => {
  const number = typeof value === 'string' && /^-?\d{1,9}$/.test(value) ? Number(value) + 0 : value;
  return Number.isSafeInteger(number) ? number : undefined;
};

const flag: Reader = (value) => (typeof value === 'boolean' ? value : undefined);
const listOf =
  (members: Readonly<Record<string, Reader>>): Reader =>
  (value) =>
    isArray(value) && value.length <= MAX_ITEMS && value.every(isJsonObject)
      ? value.map((item) => membersIn(item, members))
      : undefined;

const isArray = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

/** Members of answers (Spotify's ZeroConf API, getInfo and addUser; answers of receivers of 2024 to 2026). What is not here is left out. */
const MEMBERS: Readonly<Record<string, Reader>> = {
  status: whole,
  statusString: text,
  spotifyError: whole,
  responseSource: text,
  version: text,
  deviceID: text,
  deviceType: text,
  remoteName: text,
  publicKey: text,
  brandDisplayName: text,
  modelDisplayName: text,
  libraryVersion: text,
  resolverVersion: text,
  groupStatus: text,
  tokenType: text,
  clientID: text,
  productID: whole,
  scope: text,
  availability: text,
  accountReq: text,
  activeUser: text,
  voiceSupport: text,
  aliases: listOf({ name: text, id: whole, isGroup: flag }),
  supported_capabilities: whole,
  supported_drm_media_formats: listOf({ drm: whole, formats: whole }),
};

/** An answer of Spotify's ZeroConf API: its known members, each of its type. One without a status is none. */
export function readZeroconfAnswer(body: Uint8Array): Parsed<JsonObject> {
  const read = readJson(body, refuse, LIMITS);
  if (!read.ok) return read;
  if (!isJsonObject(read.value)) return refuse('malformed', 'the answer is no object');
  const known = membersIn(read.value, MEMBERS);
  return known['status'] === undefined ? refuse('malformed', 'the answer has no status') : ok(known);
}

function membersIn(object: JsonObject, members: Readonly<Record<string, Reader>>): JsonObject {
  const known = Object.entries(object).flatMap(([name, value]) => {
    const read = Object.hasOwn(members, name) ? members[name]?.(value) : undefined;
    return read === undefined ? [] : [[name, read] as const];
  });
  return Object.fromEntries(known);
}
