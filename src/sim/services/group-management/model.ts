import { regroup } from '../../media/regroup.ts';
import { joinGroup } from '../../state/grouping.ts';
import { groupOf, isCoordinator } from '../../state/groups.ts';
import { done, fault, type ActionModel, type ServiceModel } from '../../world.ts';
import { declaredVariables, flag } from '../declared.ts';

/** Codes of 86.10, by its code: cannot be a member, is the player itself, is bonded to another; arguments. */
const CANNOT = 800;
const SELF = 801;
const SATELLITE = 804;
const INVALID = 402;

/**
 * What a player asks of the one whose group it wants to join. Unsure: the out arguments, whose names are all that is
 * known; the URI is what the members follow. BootSeq is not compared.
 */
const addMember: ActionModel = ({ world, player, args }) => {
  const { household } = world;
  const id = args['MemberID'] ?? '';
  if (!isCoordinator(household, player.id)) return fault(CANNOT);
  if (id === player.id) return fault(SELF);
  if (household.players[id]?.bond.satelliteOf) return fault(SATELLITE);
  const isMember = groupOf(household, player.id)?.members.includes(id);
  if (!isMember && !regroup(world, () => joinGroup(household, id, player.id))) return fault(CANNOT);
  world.changed();
  return done({
    CurrentTransportSettings: player.transport.playMode,
    CurrentURI: player.transport.uri,
    GroupUUIDJoined: groupOf(household, player.id)?.id ?? '',
    ResetVolumeAfter: '0',
    VolumeAVTransportURI: '',
  });
};

/** Nobody leaves by it (57.23, 86.10, 97.1); who is no member is told so (86.10, by its code). */
const removeMember: ActionModel = ({ world, player, args }) => {
  const id = args['MemberID'] ?? '';
  if (id === '') return fault(INVALID);
  return groupOf(world.household, player.id)?.members.includes(id) ? done() : fault(CANNOT);
};

/** Unsure: what source areas are for; the ids are kept and their version is told (SourceAreasUpdateID). */
const setSourceAreaIds: ActionModel = ({ world, args }) => {
  world.household.areas.sourceIds = args['DesiredSourceAreaIds'] ?? '';
  world.changed();
  return done();
};

export const groupManagement: ServiceModel = {
  service: 'GroupManagement',
  actions: {
    AddMember: addMember,
    RemoveMember: removeMember,
    /** Always refused (86.10, by its code). */
    ReportTrackBufferingResult: () => fault(INVALID),
    SetSourceAreaIds: setSourceAreaIds,
  },
  acknowledged: { RemoveMember: 'a no-op on real players (57.23, 86.10, 97.1)' },
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
