import { createHash } from 'node:crypto';
import type { HouseholdState } from '../../state/household.ts';
import type { PlayerState } from '../../state/player.ts';
import type { Evented, World } from '../../world.ts';
import { declaredVariables } from '../declared.ts';
import { groupAttributes } from './group-attributes.ts';
import { updateItem } from './update-item.ts';
import { renderZoneGroupState } from './zone-group-state.ts';

/**
 * Plain variables, not in a LastChange; the topology is told whole or not at all. Order as recorded (86.10:
 * Dicklesworthstone/frankensonos; SoCo's event); variables that the build's SCPD does not have are left out.
 */
export function zoneGroupTopologyEvented({ household }: World, player: PlayerState): Evented {
  const { name, id, members } = groupAttributes(household, player);
  const all: Readonly<Record<string, string>> = {
    ZoneGroupState: renderZoneGroupState(household, player),
    ThirdPartyMediaServersX: mediaServers(household),
    AvailableSoftwareUpdate: updateItem(player),
    /** Unsure: the last part, which was 0 in every recording; here it counts the alarms that rang at the player. */
    AlarmRunSequence: `${player.id}:${player.bootSeq}:${player.alarmRuns ?? 0}`,
    ZoneGroupName: name,
    ZoneGroupID: id,
    ZonePlayerUUIDsInGroup: members,
    MuseHouseholdId: `${household.id}.${household.museSuffix}`,
    AreasUpdateID: digest([household.id, household.areas.updateId]),
    SourceAreasUpdateID: household.areas.sourceIds ? digest([household.areas.sourceIds]) : '',
    NetsettingsUpdateID: '0',
  };
  return declaredVariables(player, 'ZoneGroupTopology', all);
}

/** 32 bytes in base64, and nothing where there is nothing (86.10). */
const digest = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64');

/** An encrypted list of services and accounts: looks like one, holds nothing, and follows the accounts. */
function mediaServers({ id, accounts }: HouseholdState): string {
  const list = createHash('sha512').update(JSON.stringify([id, accounts]));
  return `2:${list.digest('base64')}`;
}
