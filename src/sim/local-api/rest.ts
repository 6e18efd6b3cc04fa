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

/** Answers `/api/v1/<objects>/<id>/…`. The caller has checked access. */
export function answerRest(context: MuseContext, request: RestRequest): RestAnswer {
  const place = readPath(request.path);
  if (!place) return { status: 404, body: failed('ERROR_UNSUPPORTED_NAMESPACE', 'No such resource').body };
  if (place.scope === 'player' && place.rest === '/info') return info(context, request, place.id);
  const route = findRoute(place.scope, request.method, place.rest);
  if (!route) return { status: 404, body: failed('ERROR_UNSUPPORTED_COMMAND', 'No such resource').body };
  const body = readBody(request);
  if (!body) return { status: 415, body: failed('ERROR_INVALID_SYNTAX', 'application/json is wanted').body };
  const header = { [`${place.scope}Id`]: place.id };
  return asAnswer(runCommand({ context, ...route, header, body }));
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

function findRoute(
  scope: MuseScope,
  method: string,
  path: string,
): { part: MuseNamespace; command: string } | undefined {
  for (const part of NAMESPACES.filter((namespace) => namespace.scope === scope)) {
    const found = Object.entries(part.commands).find(
      ([, command]) => command.rest?.method === method && command.rest.path === path,
    );
    if (found) return { part, command: found[0] };
  }
  return undefined;
}

/** `/players/local/info`, the first thing aiosonos asks. */
function info({ world, player }: MuseContext, { method }: RestRequest, id: string): RestAnswer {
  if (method !== 'GET') return { status: 405, body: failed('ERROR_UNSUPPORTED_COMMAND', 'GET only').body };
  if (id !== 'local' && id !== player.id) {
    return { status: 404, body: failed('ERROR_INVALID_OBJECT_ID', 'Incorrect playerId').body };
  }
  return { status: 200, body: discoveryInfo(world.household, player) };
}

/** GET has no body; POST has JSON and says so (86.10 answers 415 otherwise). Undefined for anything else. */
function readBody({ method, contentType, body }: RestRequest): JsonObject | undefined {
  if (method === 'GET' || body === '') return {};
  if (!/^application\/json\b/i.test(contentType ?? '')) return undefined;
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : undefined;
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
