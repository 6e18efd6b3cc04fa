import { done, type ServiceModel } from '../../world.ts';
import { zoneGroupTopologyEvented } from './evented.ts';
import { groupAttributes } from './group-attributes.ts';
import { renderZoneGroupState } from './zone-group-state.ts';

export const zoneGroupTopology: ServiceModel = {
  service: 'ZoneGroupTopology',
  actions: {
    GetZoneGroupState: ({ world, player }) =>
      done({ ZoneGroupState: renderZoneGroupState(world.household, player) }),
    GetZoneGroupAttributes: ({ world, player }) => {
      const { name, id, members } = groupAttributes(world.household, player);
      const { id: household, museSuffix } = world.household;
      return done({
        CurrentZoneGroupName: name,
        CurrentZoneGroupID: id,
        CurrentZonePlayerUUIDsInGroup: members,
        CurrentMuseHouseholdId: `${household}.${museSuffix}`,
      });
    },
  },
  evented: zoneGroupTopologyEvented,
};
