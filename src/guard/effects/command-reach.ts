import { localApiCommand } from '../../catalog/local-api.ts';
import type { UnderstoodCommand } from '../request/understood.ts';
import { playersNamedIn, UNKNOWN_ROOM } from './players-named.ts';
import type { Reaching } from './reach.ts';

/** Of a player, and heard in the whole group that it leads. */
const HEARD_BY_GROUP: readonly string[] = ['homeTheater.loadHomeTheaterPlayback'];

/**
 * The rooms that a command of the local API changes: of a group, all of its rooms; of a session, all rooms that play with
 * the player asked; and the groups of all players that the body names.
 */
export function commandReach(
  { namespace, command, objects, body }: UnderstoodCommand,
  { room, playerId, topology }: Reaching,
): readonly string[] {
  const scope = localApiCommand(namespace, command)?.scope;
  const own =
    scope === 'session' || HEARD_BY_GROUP.includes(`${namespace}.${command}`)
      ? (topology.groupOf(playerId) ?? [UNKNOWN_ROOM])
      : [];
  const group = scope === 'group' ? groupRooms(objects.groupId ?? '', { room, playerId, topology }) : [];
  const named = playersNamedIn(JSON.stringify(body)).flatMap((id) => topology.groupOf(id) ?? [UNKNOWN_ROOM]);
  return [...new Set([room, ...own, ...group, ...named])];
}

/**
 * A group that is not there any more, or not that of the player asked, is one that has moved: the player says where to, and
 * changes nothing. Should it act all the same, it is on the group that it leads now, or that of the player by whose id the
 * group is named.
 */
function groupRooms(groupId: string, { room, playerId, topology }: Reaching): readonly string[] {
  const known = topology.groupWithId(groupId);
  if (known?.includes(room)) return known;
  return [playerId, ...playersNamedIn(groupId)]
    .flatMap((id) => topology.groupOf(id) ?? [UNKNOWN_ROOM])
    .concat(known ?? []);
}
