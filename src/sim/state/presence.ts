import { leaveGroup } from './grouping.ts';
import type { HouseholdState } from './household.ts';

/** Why a player is missed, and when it was last seen (epoch milliseconds). */
interface Disappearance {
  readonly reason: string;
  readonly lastSeenAt: number;
}

/** The others stop seeing a player: it is in no group and among the vanished. False when it is there already. */
export function disappear(household: HouseholdState, playerId: string, how: Disappearance): boolean {
  const player = household.players[playerId];
  if (!player || household.vanished.some(({ id }) => id === playerId)) return false;
  leaveGroup(household, playerId);
  household.groups = household.groups
    .map((group) => Object.assign(group, { members: group.members.filter((id) => id !== playerId) }))
    .filter(({ coordinator }) => coordinator !== playerId);
  const { room: roomName, model, mac, address } = player;
  household.vanished.push({ id: playerId, roomName, model, mac, address, ...how });
  return true;
}

/** The others see it again, in a group of its own unless it is bonded to another. */
export function reappear(household: HouseholdState, playerId: string): void {
  const before = household.vanished.length;
  household.vanished = household.vanished.filter(({ id }) => id !== playerId);
  const player = household.players[playerId];
  if (!player || household.vanished.length === before || player.bond.satelliteOf) return;
  const anchor = household.groups.find(({ members }) =>
    members.some((id) => player.bond.channelMapSet.includes(id)),
  );
  const numbers = household.groups.map(({ id }) => Number(id.split(':')[1] ?? 0));
  const id = `${playerId}:${Math.max(0, ...numbers) + 1}`;
  if (anchor && player.bond.channelMapSet) anchor.members.push(playerId);
  else household.groups.push({ id, coordinator: playerId, members: [playerId] });
}
