import { leaveGroup } from './grouping.ts';
import { nextGroupId, standApart } from './groups.ts';
import type { GroupState, HouseholdState } from './household.ts';

/** The others stop seeing a player: it is in no group and among the vanished. False when it is there already. */
export function disappear(household: HouseholdState, playerId: string, reason: string): boolean {
  const player = household.players[playerId];
  if (!player || household.vanished.some(({ id }) => id === playerId)) return false;
  leaveGroup(household, playerId);
  for (const group of household.groups) loseMember(household, group, playerId);
  household.groups = household.groups.filter(({ members }) => members.length > 0);
  household.vanished.push({ id: playerId, roomName: player.room, reason });
  return true;
}

/** The second of a pair is left as an invisible coordinator (recorded on 86.10: a pair whose first is away). */
function loseMember(household: HouseholdState, group: GroupState, playerId: string): void {
  group.members = group.members.filter((id) => id !== playerId);
  const [heir] = group.members;
  if (group.coordinator !== playerId || heir === undefined) return;
  group.coordinator = heir;
  group.id = nextGroupId(household, heir);
}

/** The others see it again: with those it is bonded to, whom it leads if it is the visible one, or on its own. */
export function reappear(household: HouseholdState, playerId: string): void {
  const before = household.vanished.length;
  household.vanished = household.vanished.filter(({ id }) => id !== playerId);
  const player = household.players[playerId];
  if (!player || household.vanished.length === before || player.bond.satelliteOf) return;
  const mates = player.bond.channelMapSet;
  const group = mates
    ? household.groups.find(({ members }) => members.some((id) => mates.includes(id)))
    : undefined;
  if (!group) return standApart(household, playerId);
  group.members.push(playerId);
  if (!player.bond.invisible && household.players[group.coordinator]?.bond.invisible) {
    group.coordinator = playerId;
    group.id = nextGroupId(household, playerId);
  }
}
