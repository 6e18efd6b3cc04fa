import { delegateGroup, leaveGroup } from '../../state/grouping.ts';
import { type ActionModel, done, fault } from '../../world.ts';

/**
 * BecomeCoordinatorOfStandaloneGroup answered 1023 on both generations when the player stood alone already (57.23, 97.1); a member leaves
 * its group.
 */
export const becomeCoordinatorOfStandaloneGroup: ActionModel = ({ world, player }) => {
  const group = leaveGroup(world.household, player.id);
  if (!group) return fault(1023);
  world.media.stop(player.id);
  world.changed();
  const heir = world.household.groups.find(({ members }) => !members.includes(player.id));
  return done({ DelegatedGroupCoordinatorID: heir?.coordinator ?? '', NewGroupID: group.id });
};

export const delegateGroupCoordinationTo: ActionModel = ({ world, player, args }) => {
  const delegation = {
    from: player.id,
    to: args['NewCoordinator'] ?? '',
    rejoin: args['RejoinGroup'] === '1',
  };
  if (!delegateGroup(world.household, delegation)) return fault(402);
  world.media.stop(player.id);
  world.changed();
  return done();
};
