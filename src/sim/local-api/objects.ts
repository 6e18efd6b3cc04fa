import { productOf } from '../description/product.ts';
import { releaseOf } from '../description/release.ts';
import { eraOf } from '../era.ts';
import { groupOf } from '../state/groups.ts';
import type { GroupState, HouseholdState, MediaItemState } from '../state/household.ts';
import type { PlayerState } from '../state/player.ts';
import { capabilities } from './capabilities.ts';
import type { JsonObject } from './json.ts';

export const websocketUrl = (player: PlayerState): string => `wss://${player.address}:1443/websocket/api`;

/** One player in a list of groups. */
export const playerObject = (
  household: HouseholdState,
  player: PlayerState,
  devices: boolean,
): JsonObject => ({
  _objectType: 'player',
  id: player.id,
  name: player.room,
  websocketUrl: websocketUrl(player),
  softwareVersion: player.build,
  apiVersion: releaseOf(player.build).api,
  minApiVersion: '1.1.0',
  icon: player.icon,
  capabilities: capabilities(player),
  deviceIds: bondedWith(household, player).map((device) => device.id),
  ...(devices
    ? { devices: bondedWith(household, player).map((device) => deviceObject(device, player)) }
    : {}),
  zoneInfo: {
    _objectType: 'zoneInfo',
    name: player.room,
    members: bondedWith(household, player).map((device) => ({
      _objectType: 'zoneMember',
      id: device.id,
      channelMap: channelsOf(player, device.id),
      state: { _objectType: 'zoneMemberState', disconnected: device.power !== 'on' },
    })),
  },
});

/** Fields of aiosonos' DeviceInfo. */
const deviceObject = (device: PlayerState, primary: PlayerState = device): JsonObject => ({
  _objectType: 'deviceInfo',
  id: device.id,
  primaryDeviceId: primary.id,
  serialNumber: device.serial,
  model: device.model,
  modelDisplayName: productOf(device.model, device.build).displayName,
  name: device.room,
  color: 'white',
  capabilities: capabilities(device),
  apiVersion: releaseOf(device.build).api,
  minApiVersion: '1.1.0',
  websocketUrl: websocketUrl(device),
  softwareVersion: device.build,
  hwVersion: device.hardwareVersion,
  swGen: eraOf(device.build).generation,
});

/** The player itself, then its invisible partners. */
function bondedWith(household: HouseholdState, player: PlayerState): readonly PlayerState[] {
  const others = Object.values(household.players).filter(
    (other) =>
      other.id !== player.id &&
      (other.bond.satelliteOf === player.id ||
        (other.bond.invisible && player.bond.channelMapSet.includes(other.id))),
  );
  return [player, ...others];
}

/** `RINCON_A:LF,LF;RINCON_B:RF,RF` gives `['LF']` for A. */
function channelsOf(player: PlayerState, deviceId: string): readonly string[] {
  const map = player.bond.htSatChanMapSet || player.bond.channelMapSet;
  const entry = map.split(';').find((part) => part.startsWith(`${deviceId}:`));
  return [...new Set(entry?.slice(deviceId.length + 1).split(',') ?? [])];
}

const STATES = {
  STOPPED: 'PLAYBACK_STATE_IDLE',
  PAUSED_PLAYBACK: 'PLAYBACK_STATE_PAUSED',
  PLAYING: 'PLAYBACK_STATE_PLAYING',
  TRANSITIONING: 'PLAYBACK_STATE_BUFFERING',
} as const;

export const playbackState = (player: PlayerState): string =>
  player.transport.state === 'STOPPED' && player.transport.uri
    ? STATES.PAUSED_PLAYBACK
    : STATES[player.transport.state];

export function groupObject(household: HouseholdState, group: GroupState): JsonObject {
  const coordinator = household.players[group.coordinator];
  const visible = visibleMembers(household, group);
  return {
    _objectType: 'group',
    id: group.id,
    name: groupName(household, group),
    coordinatorId: group.coordinator,
    playbackState: coordinator ? playbackState(coordinator) : STATES.STOPPED,
    playerIds: visible.map((member) => member.id),
    areaIds: [],
  };
}

/** `Kitchen`, or `Kitchen + 1`. */
export function groupName(household: HouseholdState, group: GroupState): string {
  const others = visibleMembers(household, group).length - 1;
  const room = household.players[group.coordinator]?.room ?? '';
  return others > 0 ? `${room} + ${others}` : room;
}

const visibleMembers = (household: HouseholdState, group: GroupState): readonly PlayerState[] =>
  group.members.flatMap((id) => {
    const member = household.players[id];
    return member && !member.bond.invisible ? [member] : [];
  });

/** Only S2 players, only rooms: satellites and second speakers are devices of a player. */
export const visiblePlayers = (household: HouseholdState): readonly PlayerState[] =>
  Object.values(household.players).filter((player) => !player.bond.invisible && !player.bond.satelliteOf);

export const trackObject = (item: MediaItemState): JsonObject => ({
  _objectType: 'track',
  type: 'track',
  name: item.title,
  ...(item.artist === undefined ? {} : { artist: { _objectType: 'artist', name: item.artist } }),
  ...(item.album === undefined ? {} : { album: { _objectType: 'album', name: item.album } }),
  ...(item.albumArtUri === undefined ? {} : { imageUrl: item.albumArtUri }),
  ...(item.duration === undefined ? {} : { durationMillis: item.duration * 1000 }),
});

/** `/info`, `/status/info` and `/api/v1/players/local/info` (aiosonos DiscoveryInfo; NR issue 28). */
export function discoveryInfo(household: HouseholdState, player: PlayerState): JsonObject {
  const url = websocketUrl(player);
  return {
    _objectType: 'discoveryInfo',
    device: deviceObject(player),
    householdId: household.museSuffix ? `${household.id}.${household.museSuffix}` : household.id,
    locationId: household.locationId,
    playerId: player.id,
    groupId: groupOf(household, player.id)?.id ?? '',
    websocketUrl: url,
    restUrl: `https://${player.address}:1443/api`,
  };
}
