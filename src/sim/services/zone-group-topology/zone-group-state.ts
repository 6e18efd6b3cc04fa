import { parseBuild } from '../../../base/build.ts';
import { eraOf, type Era } from '../../era.ts';
import type { GroupState, HouseholdState, VanishedState } from '../../state/household.ts';
import type { PlayerState } from '../../state/player.ts';
import { attributes } from '../../xml/escape.ts';
import { bondId } from './bond-id.ts';
import { memberAttributes, type Attributes } from './member-attributes.ts';

/**
 * The topology as one player tells it: the root element goes by the build of the player that is asked, the attributes
 * of a member by the member's own build.
 */
export function renderZoneGroupState(household: HouseholdState, asked: PlayerState): string {
  const groups = `<ZoneGroups>${household.groups.map((group) => renderGroup(household, group)).join('')}</ZoneGroups>`;
  if (eraOf(asked.build).zoneGroupRoot === 'ZoneGroups') return groups;
  const vanished = tellsVanished(asked) ? renderVanished(household, eraOf(asked.build)) : '';
  return `<ZoneGroupState>${groups}${vanished}</ZoneGroupState>`;
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

/** Seen on 49.2, 61.1 and newer, not on 57.23. Unsure: other builds of 57. */
const tellsVanished = ({ build }: PlayerState): boolean => parseBuild(build)?.major !== 57;

/** Attributes as on 61.1 and 86.10. Unsure: what older players told of the vanished. */
function renderVanished(household: HouseholdState, { generation }: Era): string {
  const devices = household.vanished.map(
    (item) => `<Device${attributes(vanishedAttributes(household, item, generation))}/>`,
  );
  return `<VanishedDevices>${devices.join('')}</VanishedDevices>`;
}

function vanishedAttributes(
  { id, players }: HouseholdState,
  item: VanishedState,
  generation: 1 | 2,
): Attributes {
  const player = players[item.id];
  const map = player?.bond.channelMapSet;
  return {
    UUID: item.id,
    ZoneName: item.roomName,
    Reason: item.reason,
    ModelInfo: item.model,
    Mac: item.mac,
    LastKnownIP: item.address,
    LastSeenUTC: new Date(item.lastSeenAt).toISOString().replace(/\.\d+/, ''),
    MoreInfo: '',
    ...(player && map ? { ChannelMapSet: map, ActiveZoneID: bondId(id, player) } : {}),
    SWGen: generation === 2 ? '2' : undefined,
  };
}
