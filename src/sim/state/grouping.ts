import { groupOf, nextGroupId } from './groups.ts';
import type { GroupState, HouseholdState } from './household.ts';
import type { PlayerState } from './player.ts';

/**
 * Zone groups change as AVTransport asks (`x-rincon:` URIs, BecomeCoordinatorOfStandaloneGroup,
 * DelegateGroupCoordinationTo). These functions change state only: callers wrap them in `regroup`, which keeps the
 * music going, and tell `world.changed()`.
 */

/** A player that is a room: not a satellite, a Sub or the second of a pair, which go where their room goes. */
const isRoom = (player: PlayerState | undefined): player is PlayerState =>
  player !== undefined && !player.bond.satelliteOf && !player.bond.invisible;

/** The player and those bonded to it that are members of a group beside it (second of a pair, Sub of a pair). */
function roomOf(household: HouseholdState, playerId: string): readonly string[] {
  const set = household.players[playerId]?.bond.channelMapSet ?? '';
  const bonded = set.split(';').flatMap((part) => part.split(':')[0] || []);
  return [playerId, ...bonded.filter((id) => id !== playerId && household.players[id])];
}

/**
 * The player follows the coordinator of the group that `target` is in. False when either is not there, the player is no
 * room of its own, or they are in one group already.
 */
export function joinGroup(household: HouseholdState, playerId: string, target: string): boolean {
  const group = groupOf(household, target);
  const player = household.players[playerId];
  if (!group || !isRoom(player) || group.members.includes(playerId)) return false;
  const moving = roomOf(household, playerId);
  takeOut(household, moving);
  group.members.push(...moving);
  group.id = nextGroupId(household, group.coordinator);
  followPlayer(player, group.coordinator);
  return true;
}

/**
 * The player gets a group of its own. When it led, another member takes over with queue and transport, and the player
 * keeps its queue but stops. Undefined when it is alone already or no room of its own.
 */
export function leaveGroup(household: HouseholdState, playerId: string): GroupState | undefined {
  const group = groupOf(household, playerId);
  const player = household.players[playerId];
  const moving = roomOf(household, playerId);
  if (!group || !isRoom(player) || group.members.every((id) => moving.includes(id))) return undefined;
  takeOut(household, moving);
  const own: GroupState = {
    id: nextGroupId(household, playerId),
    coordinator: playerId,
    members: [...moving],
  };
  household.groups.push(own);
  standAlone(player);
  return own;
}

export interface Delegation {
  readonly from: string;
  readonly to: string;
  /** The old coordinator stays in the group. */
  readonly rejoin: boolean;
}

/**
 * Another member leads, with the queue and what is set to play. False when `from` does not lead or `to` is no other room
 * of the group.
 */
export function delegateGroup(household: HouseholdState, { from, to, rejoin }: Delegation): boolean {
  const group = groupOf(household, from);
  if (group?.coordinator !== from || from === to || !group.members.includes(to)) return false;
  if (!isRoom(household.players[to])) return false;
  handOver(household, group, to);
  if (!rejoin) leaveGroup(household, from);
  return true;
}

/** Removes players from their groups; a group that loses its coordinator gets another, an empty one goes. */
function takeOut(household: HouseholdState, moving: readonly string[]): void {
  for (const group of household.groups.filter(({ members }) => members.some((id) => moving.includes(id)))) {
    const rest = group.members.filter((id) => !moving.includes(id));
    const heir = rest.find((id) => !household.players[id]?.bond.invisible);
    if (heir !== undefined && moving.includes(group.coordinator)) handOver(household, group, heir);
    else group.id = nextGroupId(household, group.coordinator);
    group.members = rest;
  }
  household.groups = household.groups.filter(({ members }) => members.length > 0);
}

function handOver(household: HouseholdState, group: GroupState, to: string): void {
  const old = household.players[group.coordinator];
  const heir = household.players[to];
  if (!old || !heir) return;
  heir.queue = structuredClone(old.queue);
  heir.ownedQueues = structuredClone(old.ownedQueues ?? []);
  heir.transport = structuredClone(old.transport);
  heir.transport.uri = old.transport.uri.replaceAll(old.id, to);
  group.coordinator = to;
  group.id = nextGroupId(household, to);
  for (const id of group.members) {
    const member = household.players[id];
    if (member && id !== to && !member.bond.invisible) followPlayer(member, to);
  }
}

/** Plays what the coordinator plays and nothing of its own. */
export function followPlayer(player: PlayerState, coordinator: string): void {
  delete player.alarm;
  Object.assign(player.transport, {
    state: 'STOPPED',
    uri: `x-rincon:${coordinator}`,
    uriMetaData: '',
    nextUri: '',
    nextUriMetaData: '',
    track: 0,
    positionAtAnchor: 0,
    sleepTimerEndsAt: 0,
    shuffleOrder: [],
  });
}

/** Back to the own queue, stopped. */
export function standAlone(player: PlayerState): void {
  followPlayer(player, player.id);
  player.transport.uri = `x-rincon-queue:${player.id}#0`;
  player.transport.track = player.queue.tracks.length > 0 ? 1 : 0;
}
