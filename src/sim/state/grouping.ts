import { groupOf } from './groups.ts';
import type { GroupState, HouseholdState } from './household.ts';
import type { PlayerState } from './player.ts';

/**
 * Zone groups change as AVTransport asks (`x-rincon:` URIs, BecomeCoordinatorOfStandaloneGroup,
 * DelegateGroupCoordinationTo). These functions change state only; callers tell `world.changed()` and stop media.
 */

/** The player and those bonded to it that are members of a group beside it (second of a pair, Sub of a pair). */
function roomOf(household: HouseholdState, playerId: string): readonly string[] {
  const set = household.players[playerId]?.bond.channelMapSet ?? '';
  const bonded = set.split(';').flatMap((part) => part.split(':')[0] || []);
  return [playerId, ...bonded.filter((id) => id !== playerId && household.players[id])];
}

/** Numbers only grow, so that an id never comes back. */
function nextId(household: HouseholdState, coordinator: string): string {
  const numbers = household.groups.map(({ id }) => Number(id.split(':')[1] ?? 0));
  return `${coordinator}:${Math.max(0, ...numbers) + 1}`;
}

/**
 * The player follows the coordinator of the group that `target` is in. False when either is not there, is a satellite,
 * or they are in one group already.
 */
export function joinGroup(household: HouseholdState, playerId: string, target: string): boolean {
  const group = groupOf(household, target);
  const player = household.players[playerId];
  if (!group || !player || player.bond.satelliteOf || group.members.includes(playerId)) return false;
  const moving = roomOf(household, playerId);
  takeOut(household, moving);
  group.members.push(...moving);
  group.id = nextId(household, group.coordinator);
  follow(player, group.coordinator);
  return true;
}

/**
 * The player gets a group of its own. When it led, another member takes over with queue and transport, and the player
 * keeps its queue but stops. Undefined when it is alone already.
 */
export function leaveGroup(household: HouseholdState, playerId: string): GroupState | undefined {
  const group = groupOf(household, playerId);
  const player = household.players[playerId];
  const moving = roomOf(household, playerId);
  if (!group || !player || group.members.every((id) => moving.includes(id))) return undefined;
  takeOut(household, moving);
  const own: GroupState = { id: nextId(household, playerId), coordinator: playerId, members: [...moving] };
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

/** Another member leads, with the queue and what is set to play. False when `from` does not lead or `to` is no member. */
export function delegateGroup(household: HouseholdState, { from, to, rejoin }: Delegation): boolean {
  const group = groupOf(household, from);
  if (group?.coordinator !== from || from === to || !group.members.includes(to)) return false;
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
    else group.id = nextId(household, group.coordinator);
    group.members = rest;
  }
  household.groups = household.groups.filter(({ members }) => members.length > 0);
}

function handOver(household: HouseholdState, group: GroupState, to: string): void {
  const old = household.players[group.coordinator];
  const heir = household.players[to];
  if (!old || !heir) return;
  heir.queue = structuredClone(old.queue);
  heir.transport = structuredClone(old.transport);
  heir.transport.uri = old.transport.uri.replaceAll(old.id, to);
  group.coordinator = to;
  group.id = nextId(household, to);
  for (const id of group.members) {
    const member = household.players[id];
    if (member && id !== to && !member.bond.invisible) follow(member, to);
  }
}

function follow(player: PlayerState, coordinator: string): void {
  Object.assign(player.transport, {
    state: 'STOPPED',
    uri: `x-rincon:${coordinator}`,
    uriMetaData: '',
    nextUri: '',
    nextUriMetaData: '',
    track: 0,
    positionAtAnchor: 0,
    shuffleOrder: [],
  });
}

/** Back to the own queue, stopped. */
function standAlone(player: PlayerState): void {
  follow(player, player.id);
  player.transport.uri = `x-rincon-queue:${player.id}#0`;
  player.transport.track = player.queue.tracks.length > 0 ? 1 : 0;
}
