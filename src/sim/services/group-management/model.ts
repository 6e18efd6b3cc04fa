import { groupOf } from '../../state/groups.ts';
import { joinGroup } from '../../state/grouping.ts';
import { done, fault, type ActionModel, type ServiceModel } from '../../world.ts';
import { declaredVariables, flag } from '../declared.ts';

/** Asked of a player that does not lead its group. */
const NOT_COORDINATOR = 800;

/**
 * What a player asks of the one whose group it wants to join. Unsure: the out arguments, whose names are all that is
 * known; the URI is what the members follow.
 */
const addMember: ActionModel = ({ world, player, args }) => {
  const group = groupOf(world.household, player.id);
  if (group?.coordinator !== player.id) return fault(NOT_COORDINATOR);
  if (joinGroup(world.household, args['MemberID'] ?? '', player.id)) world.changed();
  return done({
    CurrentTransportSettings: player.transport.playMode,
    CurrentURI: player.transport.uri,
    GroupUUIDJoined: group.id,
    ResetVolumeAfter: '0',
    VolumeAVTransportURI: '',
  });
};

export const groupManagement: ServiceModel = {
  service: 'GroupManagement',
  actions: {
    AddMember: addMember,
    /** Does nothing on real players either (57.23, 86.10, 97.1). */
    RemoveMember: () => done(),
    ReportTrackBufferingResult: () => done(),
    SetSourceAreaIds: ({ world }) => {
      world.household.areas.updateId += 1;
      world.changed();
      return done();
    },
  },
  evented: ({ household }, player) => {
    const group = groupOf(household, player.id);
    return declaredVariables(player, 'GroupManagement', {
      GroupCoordinatorIsLocal: flag(group?.coordinator === player.id),
      LocalGroupUUID: group?.id ?? '',
      VirtualLineInGroupID: '',
      ResetVolumeAfter: '0',
      VolumeAVTransportURI: '',
    });
  },
};
