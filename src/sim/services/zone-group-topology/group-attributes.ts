import { groupOf } from '../../state/groups.ts';
import type { HouseholdState } from '../../state/household.ts';
import type { PlayerState } from '../../state/player.ts';

/** What a player says of its group; members of a group that do not lead say nothing. Unsure: seen on coordinators only. */
export interface GroupAttributes {
  readonly name: string;
  readonly id: string;
  readonly members: string;
}

/** `Kitchen`, `Kitchen + 2` for three rooms (the vendor's way to name groups). */
export function groupAttributes(household: HouseholdState, player: PlayerState): GroupAttributes {
  const group = groupOf(household, player.id);
  if (!group) return { name: '', id: '', members: '' };
  const coordinator = household.players[group.coordinator];
  const rooms = new Set(group.members.flatMap((id) => household.players[id]?.room ?? []));
  const more = rooms.size > 1 ? ` + ${rooms.size - 1}` : '';
  return { name: `${coordinator?.room ?? ''}${more}`, id: group.id, members: group.members.join(',') };
}
