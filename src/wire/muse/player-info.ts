import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import { type Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { isJsonObject, readJson } from '../json/read.ts';

const text = Type.String({ maxLength: 1024 });

/** What a device says of itself. More members may come; they are kept out. */
const Device = Type.Object({
  id: text,
  serialNumber: Type.Optional(text),
  name: Type.Optional(text),
  model: Type.Optional(text),
  modelDisplayName: Type.Optional(text),
  capabilities: Type.Optional(Type.Array(text, { maxItems: 256 })),
  apiVersion: Type.Optional(text),
  minApiVersion: Type.Optional(text),
  softwareVersion: Type.Optional(text),
  hwVersion: Type.Optional(text),
  swGen: Type.Optional(Type.Number()),
  websocketUrl: Type.Optional(text),
});

/**
 * `/api/v1/players/<id or local>/info` and `/info` (aiosonos DiscoveryInfo; node-red-contrib-sonos-plus issue 28).
 * Unsure: which members S1 players leave out; a recording of `/info` of 57.23 would settle it.
 */
const PlayerInfoSchema = Type.Object({
  device: Device,
  householdId: Type.Optional(text),
  locationId: Type.Optional(text),
  playerId: text,
  groupId: Type.Optional(text),
  websocketUrl: Type.Optional(text),
  restUrl: Type.Optional(text),
});

export type PlayerInfo = Static<typeof PlayerInfoSchema>;

const refuse = refuser('muse');

/** With the type that players put first; members that are not known here are not written. */
export const writePlayerInfo = (info: PlayerInfo): string =>
  JSON.stringify({ _objectType: 'discoveryInfo', ...info });

export function parsePlayerInfo(json: Uint8Array | string): Parsed<PlayerInfo> {
  const read = readJson(json, refuse);
  if (!read.ok) return read;
  if (!isJsonObject(read.value)) return refuse('malformed', 'the player info is no object');
  const known = Value.Clean(PlayerInfoSchema, structuredClone(read.value));
  if (Value.Check(PlayerInfoSchema, known)) return ok(known);
  const [problem] = Value.Errors(PlayerInfoSchema, known);
  return refuse(
    'malformed',
    `the player info does not fit at ${(problem?.instancePath || '/').slice(0, 40)}`,
  );
}
