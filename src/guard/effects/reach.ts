import type { UnderstoodCall } from '../request/understood.ts';

/** Who plays together, as the guard knows it. Rooms are those of `tonewall.yaml`; a player that stands in none is a room that nobody named. */
export interface Topology {
  /** The rooms of the group that a player is in, its own among them; undefined where it is not known. */
  groupOf(playerId: string): readonly string[] | undefined;
  /** Every room. */
  readonly rooms: readonly string[];
}

/** What a group plays is told to its coordinator and heard in all of its rooms. */
const GROUP_WIDE: readonly string[] = [
  'AVTransport',
  'Queue',
  'GroupRenderingControl',
  'GroupManagement',
  'VirtualLineIn',
];

/** What is the household's own: alarms ring where they say, which the number of one does not tell. */
const HOUSEHOLD_WIDE: readonly string[] = ['AlarmClock'];

/** `RINCON_`, the hardware address and the port; `RINCON_AssociatedZPUDN` in metadata is no player. */
const PLAYER_ID = /RINCON_[0-9A-F]{12}\d{5}/g;

/** A room that no rule can name: the reach of an action is not known. */
export const UNKNOWN_ROOM = '?';

/**
 * The rooms that a call changes: the one asked, those that play with it where the action is about a group, and those of
 * every player that the arguments name.
 */
export function reachOf(
  call: UnderstoodCall,
  {
    room,
    playerId,
    topology,
  }: { readonly room: string; readonly playerId: string; readonly topology: Topology },
): readonly string[] {
  if (call.action.riskClass === 'read') return [room];
  const named = call.arguments.flatMap(([, value]) => value.match(PLAYER_ID) ?? []);
  if (HOUSEHOLD_WIDE.includes(call.service) && named.length === 0)
    return [...new Set([room, ...topology.rooms])];
  const players = GROUP_WIDE.includes(call.service) ? [playerId, ...named] : named;
  return [...new Set([room, ...players.flatMap((id) => topology.groupOf(id) ?? [UNKNOWN_ROOM])])];
}
