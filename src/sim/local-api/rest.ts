import { isObject, type JsonObject } from './json.ts';
import { runCommand } from './dispatch.ts';
import type { MuseContext, MuseNamespace, MuseScope } from './namespace.ts';
import { discoveryInfo } from './objects.ts';
import { failed, type MuseOutcome } from './outcome.ts';
import { NAMESPACES } from './registry.ts';

export interface RestRequest {
  readonly method: string;
  /** Path without the query, still percent-encoded. */
  readonly path: string;
  readonly contentType: string | undefined;
  readonly body: string;
}

export interface RestAnswer {
  readonly status: number;
  readonly body: JsonObject;
}

const PREFIX = '/api/v1/';
const SCOPES: Readonly<Record<string, MuseScope>> = {
  households: 'household',
  groups: 'group',
  players: 'player',
  playbackSessions: 'session',
};

const refuse = (status: number, ...error: Parameters<typeof failed>): RestAnswer => ({
  status,
  body: failed(...error).body,
});

/** Answers `/api/v1/<objects>/<id>/…`. The caller has checked access. */
export function answerRest(context: MuseContext, request: RestRequest): RestAnswer {
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const place = readPath(request.path);
  if (!place) return refuse(404, 'ERROR_UNSUPPORTED_NAMESPACE', 'No such resource');
  if (place.scope === 'player' && place.rest === '/info') return info(context, method, place.id);
  const routes = routesAt(place);
  if (routes.length === 0) return refuse(404, 'ERROR_UNSUPPORTED_COMMAND', 'No such resource');
  const route = routes.find((candidate) => candidate.method === method);
  if (!route) return refuse(405, 'ERROR_UNSUPPORTED_COMMAND', `No ${request.method} here`);
  const read = readBody(method, request);
  if ('status' in read) return read;
  const header = { [`${place.scope}Id`]: place.id };
  return asAnswer(runCommand({ context, ...route, header, body: read.body }));
}

interface Place {
  readonly scope: MuseScope;
  readonly id: string;
  /** What follows the id, with its slash. */
  readonly rest: string;
}

function readPath(path: string): Place | undefined {
  const parts = /^(households|groups|players|playbackSessions)\/([^/]{1,200})(\/.*)$/.exec(
    path.startsWith(PREFIX) ? path.slice(PREFIX.length) : '',
  );
  const [, objects = '', id = '', rest = ''] = parts ?? [];
  const scope = SCOPES[objects];
  try {
    return scope ? { scope, id: decodeURIComponent(id), rest } : undefined;
  } catch {
    return undefined;
  }
}

interface Route {
  readonly part: MuseNamespace;
  readonly command: string;
  readonly method: string;
}

const routesAt = ({ scope, rest }: Place): readonly Route[] =>
  NAMESPACES.filter((part) => part.scope === scope).flatMap((part) =>
    Object.entries(part.commands).flatMap(([command, { rest: route }]) =>
      route?.path === rest ? [{ part, command, method: route.method }] : [],
    ),
  );

/** `/players/local/info`, the first thing aiosonos asks. */
function info({ world, player }: MuseContext, method: string, id: string): RestAnswer {
  if (method !== 'GET') return refuse(405, 'ERROR_UNSUPPORTED_COMMAND', `No ${method} here`);
  if (id !== 'local' && id !== player.id) return refuse(404, 'ERROR_INVALID_OBJECT_ID', 'Incorrect playerId');
  return { status: 200, body: discoveryInfo(world.household, player) };
}

/**
 * GET has no body. Others have JSON and say so: `application/json`, and PATCH `application/merge-patch+json` (86.10 answers
 * 415 and this reason otherwise). Unsure: the status and code for JSON that is none.
 */
function readBody(
  method: string,
  { contentType = '', body }: RestRequest,
): { readonly body: JsonObject } | RestAnswer {
  if (method === 'GET' || body === '') return { body: {} };
  const wanted = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  if (contentType.split(';')[0]?.trim().toLowerCase() !== wanted)
    return refuse(415, 'ERROR_INVALID_SYNTAX', `missing or invalid Content-Type; must be ${wanted}`);
  const value = parsed(body);
  return isObject(value)
    ? { body: value }
    : refuse(400, 'ERROR_INVALID_SYNTAX', 'The body is no JSON object');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Unsure: statuses beyond 404 for a group that moved (captured 2026-09); the codes' names suggest the others. */
function asAnswer(outcome: MuseOutcome): RestAnswer {
  if (outcome.kind === 'done') return { status: 200, body: outcome.body };
  const code = outcome.body.errorCode;
  if (code === undefined || code === 'ERROR_INVALID_OBJECT_ID') return { status: 404, body: outcome.body };
  return { status: code === 'ERROR_COMMAND_FAILED' ? 500 : 400, body: outcome.body };
}
