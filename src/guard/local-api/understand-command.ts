import {
  isLocalApiNamespace,
  localApiCommand,
  type LocalApiCommand,
  type LocalApiScope,
} from '../../catalog/local-api.ts';
import type { RiskClass } from '../../catalog/risk.ts';
import type { Err, Result } from '../../base/result.ts';
import { ok } from '../../base/result.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../wire/json/read.ts';
import type { MuseCommand } from '../../wire/muse/command.ts';
import type { MuseObjects } from '../../wire/muse/header.ts';
import { placesInUri } from '../effects/places-in-text.ts';
import type { SourcePlace } from '../policy/access-request.ts';
import type { NotUnderstood, UnderstoodCommand } from '../request/understood.ts';
import { typedBody } from './bodies.ts';
import { notCommand } from './errors.ts';
import { translatedObject } from './translate.ts';

export interface Understanding {
  /** The player asked: it speaks for itself alone (aiosonos: "only the local speaker itself"). */
  readonly playerId: string;
  readonly inward: (text: string) => string;
}

/** The command by which clients learn the household: every player refuses it (sonos-websocket). */
const HOUSEHOLD_QUESTION: UnderstoodCommand = {
  kind: 'command',
  action: { kind: 'local-api', id: 'local-api.household', riskClass: 'read' },
  namespace: '',
  command: '',
  objects: {},
  body: {},
  places: [],
};

/** Says what a command is, in the one form in which it is judged and sent on, or why it is nothing that may pass. Pure. */
export function understandCommand(
  { call, objects, body }: MuseCommand,
  understanding: Understanding,
): Result<UnderstoodCommand, NotUnderstood> {
  if (!call) return ok(HOUSEHOLD_QUESTION);
  const { namespace, command } = call;
  const about = `local-api.${namespace.name}.${command}`;
  const facts = (namespace.version ?? 1) === 1 ? localApiCommand(namespace.name, command) : undefined;
  if (!facts) return unknown(namespace.name, namespace.version, about);
  const named = objectsOf(objects, { scope: facts.scope, about, playerId: understanding.playerId });
  if (!named.ok) return named;
  const inward = translatedObject(body, understanding.inward);
  const typed = typedBody(`${namespace.name}.${command}`, inward);
  if (typed.ok) return ok(commandOf(facts, named.value, typed.value));
  const code = typed.error.missing ? 'ERROR_MISSING_PARAMETERS' : 'ERROR_INVALID_PARAMETER';
  return notCommand({ reason: 'bad-arguments', code, detail: typed.error.detail, about });
}

function unknown(name: string, version: number | undefined, about: string): Err<NotUnderstood> {
  const known = isLocalApiNamespace(name) && (version ?? 1) === 1;
  return notCommand({
    reason: 'unknown-action',
    code: known ? 'ERROR_UNSUPPORTED_COMMAND' : 'ERROR_UNSUPPORTED_NAMESPACE',
    detail: known ? 'the command is not known here' : 'the namespace is not known here',
    about,
    status: 404,
  });
}

/** Ids of players, groups, households and sessions as they were seen. */
const ID = /^[\w.:-]{1,128}$/;

/** The object that the command is about, and the household where it is named: nothing else of the header is sent on. */
function objectsOf(
  { householdId, ...objects }: MuseObjects,
  {
    scope,
    about,
    playerId,
  }: { readonly scope: LocalApiScope; readonly about: string; readonly playerId: string },
): Result<MuseObjects, NotUnderstood> {
  const name = `${scope}Id` as const;
  const id = name === 'householdId' ? householdId : objects[name];
  const wrong = (detail: string, code: 'ERROR_MISSING_PARAMETERS' | 'ERROR_INVALID_OBJECT_ID') =>
    notCommand({
      reason: 'bad-arguments',
      code,
      detail,
      about,
      ...(id === undefined ? {} : { status: 404 }),
    });
  if (id === undefined) return wrong(`the header names no ${name}`, 'ERROR_MISSING_PARAMETERS');
  if (!ID.test(id) || !ID.test(householdId ?? 'local'))
    return wrong(`the ${name} is none`, 'ERROR_INVALID_OBJECT_ID');
  if (scope === 'player' && id !== 'local' && id !== playerId)
    return wrong('a player speaks for itself alone', 'ERROR_INVALID_OBJECT_ID');
  return ok({ ...(householdId === undefined ? {} : { householdId }), [name]: id });
}

const commandOf = (facts: LocalApiCommand, objects: MuseObjects, body: JsonObject): UnderstoodCommand => ({
  kind: 'command',
  action: {
    kind: 'local-api',
    id: `local-api.${facts.namespace}.${facts.command}`,
    riskClass: riskOf(facts, body),
  },
  namespace: facts.namespace,
  command: facts.command,
  objects,
  body,
  places: placesIn(body),
});

/** Settings shape the sound, but for the one that takes the player off the network. */
const riskOf = ({ namespace, risk }: LocalApiCommand, body: JsonObject): RiskClass =>
  namespace === 'settings' && risk !== 'read' && body['wifiDisable'] === undefined ? 'audio-settings' : risk;

/**
 * Whom the player would contact: for a stream, a clip or a list of tracks, and for pictures. What a list then names is its
 * server's word.
 */
function placesIn({
  streamUrl,
  queueBaseUrl,
  stationMetadata,
  trackMetadata,
}: JsonObject): readonly SourcePlace[] {
  const track = isJsonObject(trackMetadata) ? trackMetadata : {};
  const station = isJsonObject(stationMetadata) ? stationMetadata : {};
  return [
    ...[streamUrl, queueBaseUrl, track['mediaUrl']].flatMap((uri) => placesOf(uri, 'media')),
    ...[station['imageUrl'], track['imageUrl']].flatMap((uri) => placesOf(uri, 'art')),
  ];
}

const placesOf = (uri: JsonValue | undefined, use: SourcePlace['use']): readonly SourcePlace[] =>
  typeof uri === 'string' ? placesInUri(uri, use) : [];
