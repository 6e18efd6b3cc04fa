import { regroup } from '../../media/regroup.ts';
import { delegateGroup, leaveGroup } from '../../state/grouping.ts';
import { groupOf } from '../../state/groups.ts';
import { type ActionModel, done, fault } from '../../world.ts';

/**
 * BecomeCoordinatorOfStandaloneGroup answered 1023 on both generations when the player stood alone already (57.23, 97.1); a member leaves
 * its group. What goes on without it is told: who leads there now.
 */
export const becomeCoordinatorOfStandaloneGroup: ActionModel = ({ world, player }) => {
  const left = groupOf(world.household, player.id);
  const group = regroup(world, () => leaveGroup(world.household, player.id));
  if (!group) return fault(1023);
  world.changed();
  return done({ DelegatedGroupCoordinatorID: left?.coordinator ?? '', NewGroupID: group.id });
};

export const delegateGroupCoordinationTo: ActionModel = ({ world, player, args }) => {
  const delegation = {
    from: player.id,
    to: args['NewCoordinator'] ?? '',
    rejoin: args['RejoinGroup'] === '1',
  };
  if (!regroup(world, () => delegateGroup(world.household, delegation))) return fault(402);
  world.changed();
  return done();
};
