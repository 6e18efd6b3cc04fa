import { asPlayerId } from '../base/ids.ts';
import type { Finding } from '../base/yaml/problem.ts';
import type { ConfigDefinition } from './schema.ts';

/** Names of roles, groups and people stand in journals, command lines and policies. */
const ID = /^[a-z][a-z0-9-]{0,39}$/;

/** A room name is free text, but one line of it, and nothing invisible. */
const ROOM = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]{1,100}$/u;

export function checkIds(config: ConfigDefinition): readonly Finding[] {
  const ids = (['roles', 'groups', 'people'] as const).flatMap((kind) =>
    Object.keys(config[kind] ?? {})
      .filter((id) => !ID.test(id))
      .map((id) => ({
        path: [kind, id],
        message: 'is no name',
        hint: 'small letters, digits and dashes; a letter first; at most 40',
      })),
  );
  const rooms = Object.keys(config.players)
    .filter((room) => !ROOM.test(room) || room.trim() !== room)
    .map((room) => ({
      path: ['players', room],
      message: 'is no name of a room',
      hint: 'one line of 1 to 100 characters',
    }));
  return [...ids, ...rooms, ...checkPlayerIds(config)];
}

function checkPlayerIds({ players }: ConfigDefinition): readonly Finding[] {
  const named = Object.entries(players).flatMap(([room, { id }]) =>
    id === undefined ? [] : [{ id, path: ['players', room, 'id'] }],
  );
  const strange = named
    .filter(({ id }) => asPlayerId(id) === undefined)
    .map(({ path }) => ({ path, message: 'is no name of a player', hint: 'RINCON_000E58A0370101400' }));
  const again = named
    .filter(({ id }, index) => named.findIndex((other) => other.id === id) < index)
    .map(({ id, path }) => ({
      path,
      message: `${id} is there twice`,
      hint: 'every player has a name of its own',
    }));
  return [...strange, ...again];
}
