import type { GroupState } from '../../state/household.ts';
import type { PlayerState } from '../../state/player.ts';
import type { MuseContext } from '../namespace.ts';

/** The players of a group that are rooms of their own. */
export const groupMembers = ({
  world,
  group,
}: MuseContext & { readonly group: GroupState }): readonly PlayerState[] =>
  group.members.flatMap((id) => {
    const player = world.household.players[id];
    return player && !player.bond.invisible ? [player] : [];
  });
