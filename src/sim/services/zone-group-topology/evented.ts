import { createHash } from 'node:crypto';
import { parseBuild } from '../../../base/build.ts';
import type { HouseholdState } from '../../state/household.ts';
import type { PlayerState } from '../../state/player.ts';
import type { Evented, World } from '../../world.ts';
import { declaredVariables } from '../declared.ts';
import { groupAttributes } from './group-attributes.ts';
import { updateItem } from './update-item.ts';
import { renderZoneGroupState } from './zone-group-state.ts';

/**
 * Every event message carries the topology whole, as an element's text and not in a LastChange. Order as recorded on
 * 57.23 and 86.10; variables that the build's SCPD does not have are left out.
 */
export function zoneGroupTopologyEvented({ household }: World, player: PlayerState): Evented {
  const { name, id, members } = groupAttributes(household, player);
  const all: Readonly<Record<string, string>> = {
    ZoneGroupState: renderZoneGroupState(household, player),
    ThirdPartyMediaServersX: mediaServers(household),
    AvailableSoftwareUpdate: updateItem(household, player),
    AlarmRunSequence: `${player.id}:${player.bootSeq}:0`,
    ZoneGroupName: name,
    ZoneGroupID: id,
    ZonePlayerUUIDsInGroup: members,
    ...((parseBuild(player.build)?.major ?? 0) < 57 ? {} : recentVariables(household)),
  };
  return declaredVariables(player, 'ZoneGroupTopology', all);
}

/** Absent on 28.1 and 31.8, there on 57.23. */
const recentVariables = (household: HouseholdState): Readonly<Record<string, string>> => ({
  MuseHouseholdId: `${household.id}.${household.museSuffix}`,
  AreasUpdateID: areasDigest(household),
  SourceAreasUpdateID: '',
  NetsettingsUpdateID: '0',
});

/** Of no areas it is the SHA-256 of nothing, `47DEQpj8…` (57.23). */
const areasDigest = ({ areas }: HouseholdState): string =>
  createHash('sha256')
    .update(areas.updateId === 0 ? '' : String(areas.updateId))
    .digest('base64');

/** An encrypted list of services and accounts: looks like one, holds nothing, and follows the accounts. */
function mediaServers({ id, accounts }: HouseholdState): string {
  const digest = createHash('sha512')
    .update(JSON.stringify([id, accounts]))
    .digest('base64');
  return `2:${digest}`;
}
