import { type Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import type { MuseFrame } from './frame.ts';

export const refuse = refuser('muse');

export type MuseHeader = MuseFrame['header'];

/** `groups:1`; some clients leave the version out. */
export interface MuseNamespace {
  readonly name: string;
  readonly version?: number;
}

const OBJECTS = ['householdId', 'locationId', 'groupId', 'playerId', 'sessionId'] as const;

/** The objects that a message is about, each by its id. `local` stands for the household and the player asked. */
export type MuseObjects = { readonly [Name in (typeof OBJECTS)[number]]?: string };

const MAX_LENGTH = 256;
const NAMESPACE = /^([A-Za-z]\w{0,63})(?::(\d{1,4}))?$/;

/** A member that may be missing; where it is there it is a text that is not empty. */
export function textIn(header: MuseHeader, name: string): Parsed<string | undefined> {
  const value = header[name];
  if (value === undefined) return ok(undefined);
  if (typeof value !== 'string' || value === '')
    return refuse('malformed', `${name} in the header is no text`);
  return value.length <= MAX_LENGTH
    ? ok(value)
    : refuse('limit', `${name} in the header is longer than ${MAX_LENGTH} characters`);
}

export function namespaceIn(header: MuseHeader): Parsed<MuseNamespace | undefined> {
  const text = textIn(header, 'namespace');
  if (!text.ok) return text;
  if (text.value === undefined) return ok(undefined);
  const [, name, version] = NAMESPACE.exec(text.value) ?? [];
  if (name === undefined) return refuse('malformed', 'the namespace is not of the form groups:1');
  return ok(version === undefined ? { name } : { name, version: Number(version) });
}

export function objectsIn(header: MuseHeader): Parsed<MuseObjects> {
  const objects: { -readonly [Name in keyof MuseObjects]: string } = {};
  for (const name of OBJECTS) {
    const id = textIn(header, name);
    if (!id.ok) return id;
    if (id.value !== undefined) objects[name] = id.value;
  }
  return ok(objects);
}

/** Members that nobody has described, as they came: whoever judges the message decides what becomes of them. */
export const moreIn = (header: MuseHeader, known: readonly string[]): MuseHeader =>
  Object.fromEntries(
    Object.entries(header).filter(
      ([name]) => name !== 'namespace' && !known.includes(name) && !OBJECTS.some((object) => object === name),
    ),
  );

export const namespaceText = ({ name, version }: MuseNamespace): string =>
  version === undefined ? name : `${name}:${version}`;
