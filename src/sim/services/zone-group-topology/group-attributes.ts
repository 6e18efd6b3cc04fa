import { groupOf } from '../../state/groups.ts';
import type { HouseholdState } from '../../state/household.ts';
import type { PlayerState } from '../../state/player.ts';

/** What a player says of its group. */
export interface GroupAttributes {
  readonly name: string;
  readonly id: string;
  readonly members: string;
}

/**
 * `Kitchen`, `Kitchen + 2` for three rooms; of the members only those that are rooms (57.23, 86.10). A member that does not
 * lead tells nothing (31.8).
 */
export function groupAttributes(household: HouseholdState, player: PlayerState): GroupAttributes {
  const group = groupOf(household, player.id);
  if (group?.coordinator !== player.id) return { name: '', id: '', members: '' };
  const visible = group.members.filter((id) => household.players[id]?.bond.invisible === false);
  const rooms = new Set(visible.flatMap((id) => household.players[id]?.room ?? []));
  const more = rooms.size > 1 ? ` + ${rooms.size - 1}` : '';
  return { name: `${player.room}${more}`, id: group.id, members: visible.join(',') };
}
