import type { Parsed } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import type { JsonObject } from '../json/read.ts';
import { museErrorIn } from './error.ts';
import { parseMuseFrame, writeMuseFrame } from './frame.ts';
import {
  type MuseHeader,
  type MuseNamespace,
  type MuseObjects,
  moreIn,
  namespaceIn,
  namespaceText,
  objectsIn,
  refuse,
  textIn,
} from './header.ts';

/** What a player sends: the reply to a command, or an event of a subscription. */
export type MuseAnswer = MuseReply | MuseEvent;

interface Answer {
  readonly namespace?: MuseNamespace;
  readonly objects: MuseObjects;
  readonly more: MuseHeader;
  readonly body: JsonObject;
}

export interface MuseReply extends Answer {
  readonly kind: 'reply';
  readonly success: boolean;
  /** The command that is answered. */
  readonly response?: string;
  /** Type of the body; `none` for an empty one. */
  readonly type?: string;
  readonly cmdId?: string;
}

export interface MuseEvent extends Answer {
  readonly kind: 'event';
  /** Type of the body: `groupVolume`, `playbackStatus` … */
  readonly type: string;
}

/** A reply alone carries `success`; what carries none and has a type is an event, unless its body is a refusal. */
export function parseMuseAnswer(input: Uint8Array | string): Parsed<MuseAnswer> {
  const frame = parseMuseFrame(input);
  if (!frame.ok) return frame;
  const { header, body } = frame.value;
  const error = museErrorIn(body);
  if (!error.ok) return error;
  const success = header['success'] ?? (error.value ? false : undefined);
  if (success === undefined) return readEvent(header, body);
  return typeof success === 'boolean'
    ? readReply({ ...header, success }, body)
    : refuse('malformed', 'success in the header is neither true nor false');
}

function readReply(header: MuseHeader & { readonly success: boolean }, body: JsonObject): Parsed<MuseReply> {
  const known = ['success', 'response', 'type', 'cmdId'];
  const answer = readAnswer(header, known, body);
  if (!answer.ok) return answer;
  const texts: { response?: string; type?: string; cmdId?: string } = {};
  for (const name of ['response', 'type', 'cmdId'] as const) {
    const text = textIn(header, name);
    if (!text.ok) return text;
    if (text.value !== undefined) texts[name] = text.value;
  }
  return ok({ kind: 'reply', success: header.success, ...texts, ...answer.value });
}

function readEvent(header: MuseHeader, body: JsonObject): Parsed<MuseEvent> {
  const type = textIn(header, 'type');
  if (!type.ok) return type;
  if (type.value === undefined) return refuse('malformed', 'the message is neither a reply nor an event');
  const answer = readAnswer(header, ['type'], body);
  return answer.ok ? ok({ kind: 'event', type: type.value, ...answer.value }) : answer;
}

function readAnswer(header: MuseHeader, known: readonly string[], body: JsonObject): Parsed<Answer> {
  const namespace = namespaceIn(header);
  if (!namespace.ok) return namespace;
  const objects = objectsIn(header);
  if (!objects.ok) return objects;
  return ok({
    ...(namespace.value ? { namespace: namespace.value } : {}),
    objects: objects.value,
    more: moreIn(header, known),
    body,
  });
}

function membersOf(answer: MuseAnswer): MuseHeader {
  if (answer.kind === 'event') return { type: answer.type };
  const { success, response, type, cmdId } = answer;
  const texts = Object.entries({ response, type, cmdId }).filter(([, text]) => text !== undefined);
  return { success, ...Object.fromEntries(texts) };
}

/** Members in the order of captured replies and events. */
export function writeMuseAnswer(answer: MuseAnswer): string {
  const { namespace, objects, more, body } = answer;
  const named = namespace ? { namespace: namespaceText(namespace) } : {};
  return writeMuseFrame({ ...named, ...objects, ...membersOf(answer), ...more }, body);
}
