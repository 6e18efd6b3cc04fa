import { LOCAL_API_COMMANDS, type LocalApiCommand, type LocalApiScope } from '../../catalog/local-api.ts';
import type { Result } from '../../base/result.ts';
import { ok } from '../../base/result.ts';
import { refuser } from '../../base/refusal.ts';
import { headersOf } from '../../wire/http/headers.ts';
import { isJsonObject, type JsonObject, readJson } from '../../wire/json/read.ts';
import type { NotUnderstood, UnderstoodCommand } from '../request/understood.ts';
import type { WholeRequest } from '../request/whole-request.ts';
import { notCommand, unreadable } from './errors.ts';
import { type Understanding, understandCommand } from './understand-command.ts';

/** A command over REST, and the request that it becomes. */
export interface RestCommand {
  readonly understood: UnderstoodCommand;
  readonly method: string;
  readonly path: string;
  /** HEAD: the length is told and the body stays away. */
  readonly headOnly: boolean;
}

const OBJECTS = {
  households: 'household',
  groups: 'group',
  players: 'player',
  playbackSessions: 'session',
} as const satisfies Record<string, LocalApiScope>;

const PATH =
  /^\/api\/v1\/(households|groups|players|playbackSessions)\/([\w.:%-]{1,200})(\/[A-Za-z/]{1,100})$/;
/** Of dots alone is no id but a way up for whoever reads paths by RFC 3986 §5.2.4. */
const ID = /^(?!\.{1,2}$)[\w.:-]{1,128}$/;

/** `/api/v1/<objects>/<id>/…`: the same commands, found by their path. Pure. */
export function understandRest(
  { head, body }: WholeRequest,
  understanding: Understanding,
): Result<RestCommand, NotUnderstood> {
  const [, objects = '', encoded = '', rest = ''] = PATH.exec(head.target) ?? [];
  const id = decoded(encoded);
  const scope = isObjects(objects) ? OBJECTS[objects] : undefined;
  if (scope === undefined || !ID.test(id)) return noResource('local-api.rest');
  const method = head.method === 'HEAD' ? 'GET' : head.method;
  const request = { method, path: `/api/v1/${objects}/${encodeURIComponent(id)}${rest}` };
  const whole = { ...request, headOnly: head.method === 'HEAD' };
  if (scope === 'player' && rest === '/info') return playerInfo(whole, id, understanding);
  const facts = routesAt(scope, rest);
  if (facts.length === 0) return noResource(`local-api.rest${rest}`);
  const found = facts.find((candidate) => candidate.rest?.method === method);
  if (!found) return noMethod(`local-api.rest${rest}`);
  const read = readBody({ head, body }, `local-api.${found.namespace}.${found.command}`);
  if (!read.ok) return read;
  const { namespace, command } = found;
  const call = { namespace: { name: namespace, version: 1 }, command };
  const understood = understandCommand(
    { kind: 'command', call, objects: { [`${scope}Id`]: id }, more: {}, body: read.value },
    understanding,
  );
  return understood.ok ? ok({ ...whole, understood: understood.value }) : understood;
}

const isObjects = (text: string): text is keyof typeof OBJECTS => Object.hasOwn(OBJECTS, text);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

const routesAt = (scope: LocalApiScope, path: string): readonly LocalApiCommand[] =>
  LOCAL_API_COMMANDS.filter((facts) => facts.scope === scope && facts.rest?.path === path);

/** The first thing that aiosonos asks. */
function playerInfo(
  request: Omit<RestCommand, 'understood'>,
  id: string,
  { playerId }: Understanding,
): Result<RestCommand, NotUnderstood> {
  const about = 'local-api.players.info';
  if (request.method !== 'GET') return noMethod(about);
  if (id !== 'local' && id !== playerId)
    return notCommand({
      reason: 'bad-arguments',
      code: 'ERROR_INVALID_OBJECT_ID',
      detail: 'a player speaks for itself alone',
      about,
      status: 404,
    });
  const action = { kind: 'local-api', id: about, riskClass: 'read' } as const;
  const named = { namespace: 'players', command: 'info', objects: { playerId: id }, body: {}, places: [] };
  return ok({ ...request, understood: { kind: 'command', action, ...named } });
}

const refuse = refuser('muse');

/** GET has no body; others have JSON and say so (86.10 answers 415 otherwise). */
function readBody({ head, body }: WholeRequest, about: string): Result<JsonObject, NotUnderstood> {
  if (body.length === 0) return ok({});
  const types = headersOf(head.headers, 'content-type').map((type) =>
    type.split(';')[0]?.trim().toLowerCase(),
  );
  const wanted = head.method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  const wrong = (detail: string, status: number) =>
    notCommand({ reason: 'malformed', code: 'ERROR_INVALID_SYNTAX', detail, about, status });
  if (head.method === 'GET' || head.method === 'HEAD') return wrong('a question has no body', 400);
  if (types.length !== 1 || types[0] !== wanted) return wrong(`the Content-Type is not ${wanted}`, 415);
  const read = readJson(body, refuse);
  if (!read.ok) return unreadable(read.error, about);
  return isJsonObject(read.value) ? ok(read.value) : wrong('the body is no JSON object', 400);
}

const noResource = (about: string) =>
  notCommand({
    reason: 'unknown-action',
    code: 'ERROR_UNSUPPORTED_NAMESPACE',
    detail: 'there is no such resource',
    about,
    status: 404,
  });

const noMethod = (about: string) =>
  notCommand({
    reason: 'unknown-action',
    code: 'ERROR_UNSUPPORTED_COMMAND',
    detail: 'the resource is not asked like that',
    about,
    status: 405,
  });
