import type { HouseholdState } from '../state/household.ts';
import { isObject, textOf, type JsonObject } from './json.ts';
import type { MuseOutcome } from './outcome.ts';

/** A command as it came: the header names namespace, command and object; the body carries the rest. */
export interface MuseMessage {
  readonly header: JsonObject;
  readonly body: JsonObject;
}

const MAX_CHARACTERS = 256 * 1024;

/** Reads `[header, body]`; undefined when it is no such pair. A missing body counts as empty. */
export function readMessage(text: string): MuseMessage | undefined {
  if (text.length > MAX_CHARACTERS) return undefined;
  try {
    const pair: unknown = JSON.parse(text);
    if (!Array.isArray(pair) || !isObject(pair[0])) return undefined;
    return { header: pair[0], body: isObject(pair[1]) ? pair[1] : {} };
  } catch {
    return undefined;
  }
}

/** `Sonos_….suffix`; the household id of the local API. */
export const museHouseholdId = ({ id, museSuffix }: HouseholdState): string =>
  museSuffix ? `${id}.${museSuffix}` : id;

/** The object a message is about, echoed in replies and events. */
export interface MuseTarget {
  readonly groupId?: string;
  readonly playerId?: string;
}

/**
 * A reply: it alone carries `success` and `response`, and repeats `cmdId` (captured 2026-09 and sonos-websocket,
 * which takes the household from the reply to an empty command).
 */
export function writeReply(household: HouseholdState, header: JsonObject, outcome: MuseOutcome): string {
  const done = outcome.kind === 'done';
  const echoed = ['groupId', 'playerId', 'sessionId', 'cmdId'].flatMap((key): [string, string][] => {
    const value = textOf(header, key);
    return value === undefined ? [] : [[key, value]];
  });
  const reply: JsonObject = {
    namespace: textOf(header, 'namespace'),
    householdId: museHouseholdId(household),
    locationId: household.locationId,
    response: textOf(header, 'command'),
    success: done,
    type: done ? outcome.type : textOf(outcome.body, '_objectType'),
    ...Object.fromEntries(echoed),
  };
  return JSON.stringify([reply, outcome.body]);
}

/** An event: `name` and `type` are the object's type; no `success` (captured 2026-09). */
export function writeEvent(options: {
  readonly household: HouseholdState;
  readonly namespace: string;
  readonly target: MuseTarget;
  readonly type: string;
  readonly body: JsonObject;
}): string {
  const { household, namespace, target, type, body } = options;
  const header = {
    namespace: `${namespace}:1`,
    householdId: museHouseholdId(household),
    locationId: household.locationId,
    ...target,
    name: type,
    type,
  };
  return JSON.stringify([header, body]);
}
