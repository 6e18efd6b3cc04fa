import { done, type ActionModel } from '../../world.ts';
import { groupAttributes } from './group-attributes.ts';
import { updateItem } from './update-item.ts';
import { renderZoneGroupState } from './zone-group-state.ts';

export const getZoneGroupState: ActionModel = ({ world, player }) =>
  done({ ZoneGroupState: renderZoneGroupState(world.household, player) });

export const getZoneGroupAttributes: ActionModel = ({ world, player }) => {
  const { name, id, members } = groupAttributes(world.household, player);
  const { id: household, museSuffix } = world.household;
  return done({
    CurrentZoneGroupName: name,
    CurrentZoneGroupID: id,
    CurrentZonePlayerUUIDsInGroup: members,
    CurrentMuseHouseholdId: `${household}.${museSuffix}`,
  });
};

/** No real update server is asked: nothing leaves this machine. */
export const checkForUpdate: ActionModel = ({ world, player }) =>
  done({ UpdateItem: updateItem(world.household, player) });
