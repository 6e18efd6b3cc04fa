import { decodings } from '../../catalog/object-ids.ts';
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

/** What is the household's own: an alarm by its number may be any room's, and one with linked rooms rings where they are then. */
const isHouseholdWide = ({ service, arguments: args }: UnderstoodCall, named: readonly string[]): boolean =>
  service === 'AlarmClock' &&
  (named.length === 0 ||
    args.some(([name, value]) => name === 'ID' || (name === 'IncludeLinkedZones' && value !== '0')));

/** `RINCON_`, the hardware address and the port; what follows is of a device or a group of it. */
const PLAYER_ID = /^RINCON_[0-9A-F]{12}\d{5}/i;

/** Whatever may name a player, in any spelling: one that nobody knows makes the reach unknown. */
function playersNamedIn({ arguments: args }: UnderstoodCall): readonly string[] {
  const texts = args.filter(([, value]) => /RINCON/i.test(value)).flatMap(([, value]) => decodings(value));
  const ids = texts
    .flatMap((text) => text.match(/RINCON_\w+/gi) ?? [])
    .filter((id) => id !== NO_PLAYER)
    .map((id) => PLAYER_ID.exec(id)?.[0] ?? id);
  return [...new Set(ids)];
}

/** Stands in metadata where services have their own. */
const NO_PLAYER = 'RINCON_AssociatedZPUDN';

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
  const named = playersNamedIn(call);
  if (isHouseholdWide(call, named)) return [...new Set([room, ...topology.rooms])];
  const players = GROUP_WIDE.includes(call.service) ? [playerId, ...named] : named;
  return [...new Set([room, ...players.flatMap((id) => topology.groupOf(id) ?? [UNKNOWN_ROOM])])];
}
