import { textOf, type JsonObject, isObject } from '../../../../src/sim/local-api/json.ts';
import type { MuseMessage } from '../../../../src/sim/local-api/message.ts';
import { NAMESPACES } from '../../../../src/sim/local-api/registry.ts';

/** A command as the simulated player read it. */
export interface CommandRead {
  /** `playerVolume.setVolume`, as a policy names it; `household` for the one without a name. */
  readonly id: string;
  readonly body: JsonObject;
}

export function commandOfMessage(message: MuseMessage | undefined): CommandRead {
  if (!message) return { id: 'nothing', body: {} };
  const { header, body } = message;
  const [namespace, command] = [textOf(header, 'namespace'), textOf(header, 'command')];
  if (namespace === undefined || command === undefined) return { id: 'household', body };
  return { id: `${namespace.split(':')[0]}.${command}`, body };
}

const SCOPES: Readonly<Record<string, string>> = {
  households: 'household',
  groups: 'group',
  players: 'player',
  playbackSessions: 'session',
};

/** By the paths that the player has (`sim/local-api/rest.ts`). */
export function commandOfRest({
  method,
  path,
  body,
}: {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}): CommandRead {
  const [, objects = '', rest = ''] = /^\/api\/v1\/(\w+)\/[^/]*(\/.*)$/.exec(path) ?? [];
  const read = parsed(body);
  if (objects === 'players' && rest === '/info') return { id: 'players.info', body: read };
  for (const { name, scope, commands } of NAMESPACES)
    for (const [command, { rest: route }] of Object.entries(commands))
      if (
        scope === SCOPES[objects] &&
        route?.path === rest &&
        route.method === (method === 'HEAD' ? 'GET' : method)
      )
        return { id: `${name}.${command}`, body: read };
  return { id: 'nothing', body: read };
}

function parsed(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
