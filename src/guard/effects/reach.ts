import type {
  Understood,
  UnderstoodCall,
  UnderstoodCommand,
  UnderstoodSpotify,
} from '../request/understood.ts';
import { commandReach } from './command-reach.ts';
import { playersNamedIn, UNKNOWN_ROOM } from './players-named.ts';

/** Who plays together, as the guard knows it. Rooms are those of `tonewall.yaml`; a player that stands in none is a room that nobody named. */
export interface Topology {
  /** The rooms of the group that a player is in, its own among them; undefined where it is not known. */
  groupOf(playerId: string): readonly string[] | undefined;
  /** The rooms of the group with that id (`RINCON_…:12`); undefined where there is none. */
  groupWithId(groupId: string): readonly string[] | undefined;
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

export interface Reaching {
  readonly room: string;
  readonly playerId: string;
  readonly topology: Topology;
}

/** What may change something in rooms besides the one asked. */
export type Acting = UnderstoodCall | UnderstoodCommand | UnderstoodSpotify;

export const isActing = (understood: Understood): understood is Acting =>
  understood.kind === 'call' || understood.kind === 'command' || understood.kind === 'spotify';

/** What is cast to a player is heard in its whole group. */
const castReach = ({ room, playerId, topology }: Reaching): readonly string[] => [
  ...new Set([room, ...(topology.groupOf(playerId) ?? [UNKNOWN_ROOM])]),
];

/**
 * Changes the room asked and no other, whoever plays together: nobody has to be asked who does. It is so for a volume, which
 * is what is set most often.
 */
export function staysInRoom(asked: Acting): boolean {
  if (asked.action.riskClass === 'read') return true;
  if (asked.kind !== 'call' || GROUP_WIDE.includes(asked.service)) return false;
  const named = playersNamed(asked);
  return named.length === 0 && !isHouseholdWide(asked, named);
}

const playersNamed = (call: UnderstoodCall): readonly string[] =>
  call.arguments.flatMap(([, value]) => playersNamedIn(value));

/** The rooms that something changes, the one asked among them. */
export function reachOf(asked: Acting, from: Reaching): readonly string[] {
  if (asked.action.riskClass === 'read') return [from.room];
  if (asked.kind === 'spotify') return castReach(from);
  return asked.kind === 'call' ? callReach(asked, from) : commandReach(asked, from);
}

/**
 * The rooms that a call changes: the one asked, those that play with it where the action is about a group, and those of
 * every player that the arguments name.
 */
function callReach(call: UnderstoodCall, { room, playerId, topology }: Reaching): readonly string[] {
  const named = playersNamed(call);
  if (isHouseholdWide(call, named)) return [...new Set([room, ...topology.rooms])];
  const players = GROUP_WIDE.includes(call.service) ? [playerId, ...named] : named;
  return [...new Set([room, ...players.flatMap((id) => topology.groupOf(id) ?? [UNKNOWN_ROOM])])];
}
