import { type Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { isJsonObject, type JsonObject, readJson } from '../json/read.ts';
import type { JsonLimits } from '../limits.ts';

/** One message of the local API: `[header, body]` (as aiosonos, sonos-websocket and frankensonos exchange them). */
export interface MuseFrame {
  /** Texts, numbers and booleans: namespace, command, householdId, groupId, playerId, cmdId, response, success, type … */
  readonly header: Readonly<Record<string, string | number | boolean>>;
  readonly body: JsonObject;
}

const refuse = refuser('muse');

/** Text frames, and binary ones with the same JSON (aiosonos). The empty command `[{},{}]` is a frame like any other. */
export function parseMuseFrame(
  input: Uint8Array | string,
  limits: Partial<JsonLimits> = {},
): Parsed<MuseFrame> {
  const read = readJson(input, refuse, limits);
  if (!read.ok) return read;
  if (!Array.isArray(read.value) || read.value.length !== 2)
    return refuse('malformed', 'the message is no array of a header and a body');
  const [header, body] = read.value;
  if (!isJsonObject(header) || !isJsonObject(body)) return refuse('malformed', 'header or body is no object');
  return isFlat(header)
    ? ok({ header, body })
    : refuse('malformed', 'the header holds more than texts, numbers and booleans');
}

const isFlat = (header: JsonObject): header is MuseFrame['header'] =>
  Object.values(header).every((value) => typeof value !== 'object');

export const writeMuseFrame = (header: MuseFrame['header'], body: JsonObject): string =>
  JSON.stringify([header, body]);
