import { createHash } from 'node:crypto';
import type { HouseholdState } from '../../state/household.ts';
import type { PlayerState } from '../../state/player.ts';
import type { Evented, World } from '../../world.ts';
import { declaredVariables } from '../declared.ts';
import { groupAttributes } from './group-attributes.ts';
import { updateItem } from './update-item.ts';
import { renderZoneGroupState } from './zone-group-state.ts';

/**
 * Every event message carries the topology whole, as an element's text and not in a LastChange. Order as recorded
 * (SoCo's ZoneGroupTopology event); variables that the build's SCPD does not have are left out.
 */
export function zoneGroupTopologyEvented({ household }: World, player: PlayerState): Evented {
  const { name, id, members } = groupAttributes(household, player);
  const all: Readonly<Record<string, string>> = {
    ZoneGroupState: renderZoneGroupState(household, player),
    ThirdPartyMediaServersX: mediaServers(household),
    AvailableSoftwareUpdate: updateItem(player),
    AlarmRunSequence: `${player.id}:${player.bootSeq}:0`,
    MuseHouseholdId: `${household.id}.${household.museSuffix}`,
    ZoneGroupName: name,
    ZoneGroupID: id,
    ZonePlayerUUIDsInGroup: members,
    AreasUpdateID: String(household.areas.updateId),
    SourceAreasUpdateID: '0',
    NetsettingsUpdateID: '0',
  };
  return declaredVariables(player, 'ZoneGroupTopology', all);
}

/** An encrypted list of services and accounts: looks like one, holds nothing, and follows the accounts. */
function mediaServers({ id, accounts }: HouseholdState): string {
  const digest = createHash('sha512')
    .update(JSON.stringify([id, accounts]))
    .digest('base64');
  return `2:${digest}`;
}
