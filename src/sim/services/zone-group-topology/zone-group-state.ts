import { eraOf } from '../../era.ts';
import type { GroupState, HouseholdState } from '../../state/household.ts';
import type { PlayerState } from '../../state/player.ts';
import { attributes } from '../../xml/escape.ts';
import { memberAttributes } from './member-attributes.ts';

/**
 * The topology as one player tells it: the root element goes by the build of the player that is asked, the attributes
 * of a member by the member's own build.
 */
export function renderZoneGroupState(household: HouseholdState, asked: PlayerState): string {
  const groups = `<ZoneGroups>${household.groups.map((group) => renderGroup(household, group)).join('')}</ZoneGroups>`;
  if (eraOf(asked.build).zoneGroupRoot === 'ZoneGroups') return groups;
  return `<ZoneGroupState>${groups}${renderVanished(household)}</ZoneGroupState>`;
}

function renderGroup(household: HouseholdState, group: GroupState): string {
  const members = group.members.flatMap((id) => household.players[id] ?? []);
  const head = attributes({ Coordinator: group.coordinator, ID: group.id });
  return `<ZoneGroup${head}>${members.map((player) => renderMember(household, player)).join('')}</ZoneGroup>`;
}

/** Satellites are children of their home-theatre player (78.1). */
function renderMember(household: HouseholdState, player: PlayerState): string {
  const satellites = Object.values(household.players).filter(
    (other) => other.bond.satelliteOf === player.id && other.power !== 'vanished',
  );
  const head = `<ZoneGroupMember${attributes(memberAttributes(household, player))}`;
  if (satellites.length === 0) return `${head}/>`;
  const inner = satellites.map((other) => `<Satellite${attributes(memberAttributes(household, other))}/>`);
  return `${head}>${inner.join('')}</ZoneGroupMember>`;
}

function renderVanished({ vanished }: HouseholdState): string {
  const devices = vanished.map(
    ({ id, roomName, reason }) => `<Device${attributes({ UUID: id, ZoneName: roomName, Reason: reason })}/>`,
  );
  return `<VanishedDevices>${devices.join('')}</VanishedDevices>`;
}
