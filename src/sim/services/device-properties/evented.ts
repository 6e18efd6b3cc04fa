import { modelByNumber } from '../../../catalog/models.ts';
import { radioFacts } from '../../discovery/radio.ts';
import { eraOf } from '../../era.ts';
import { groupOf } from '../../state/groups.ts';
import type { HouseholdState } from '../../state/household.ts';
import type { PlayerState } from '../../state/player.ts';
import type { Evented, World } from '../../world.ts';
import { declaredVariables, flag } from '../declared.ts';
import { moreInfo } from '../zone-group-topology/member-attributes.ts';

/** Order of a recorded first event (node-sonos-ts, 56.0), then the variables of newer builds. */
export function devicePropertiesEvented({ household }: World, player: PlayerState): Evented {
  return declaredVariables(player, 'DeviceProperties', {
    ZoneName: player.room,
    Icon: player.icon,
    Configuration: player.device.configuration,
    Invisible: flag(player.bond.invisible),
    IsZoneBridge: flag(/^(BR|ZB)\d/.test(player.model)),
    ...radio(household, player),
    SettingsReplicationState: replication(household, player),
    SecureRegState: '3',
    ...activity(household, player),
    AvailableRoomCalibration: '',
    RoomCalibrationState: player.rendering.roomCalibrationAvailable ? '1' : '4',
    ConfigMode: player.device.configMode ?? '',
    SupportsAudioIn: flag(player.lineIn !== undefined),
    SupportsAudioClip: flag(eraOf(player.build).localApi),
    ...newer(player),
  });
}

type Variables = Readonly<Record<string, string>>;

const radio = ({ wifi }: HouseholdState, player: PlayerState): Variables => ({
  WirelessMode: String(radioFacts(player).wifiMode),
  WirelessLeafOnly: '0',
  HasConfiguredSSID: '0',
  ChannelFreq: String(wifi.channelFrequency),
  BehindWifiExtender: '0',
  WifiEnabled: flag(player.device.wifiEnabled),
});

function activity(household: HouseholdState, player: PlayerState): Variables {
  const coordinator = household.players[groupOf(household, player.id)?.coordinator ?? player.id] ?? player;
  const { state } = coordinator.transport;
  return {
    IsIdle: flag(state !== 'PLAYING'),
    MoreInfo: moreInfo(player),
    ChannelMapSet: player.bond.channelMapSet,
    HTSatChanMapSet: player.bond.htSatChanMapSet,
    HTBondedZoneCommitState: '0',
    Orientation: '0',
    LastChangedPlayState: `${state},,,`,
  };
}

/**
 * ConnectionType is a number; 5 was recorded of a One on Wi-Fi (86.10, 97.1).
 * Unsure: what it is on a cable; one event of such a player would tell.
 */
const newer = (player: PlayerState): Variables => ({
  TVConfigurationError: '0',
  HdmiCecAvailable: flag(player.tv !== undefined),
  VoiceConfigState: '0',
  MicEnabled: flag(player.microphone?.enabled ?? false),
  AirPlayEnabled: flag(modelByNumber(player.model)?.airplay ?? false),
  EthLink: flag(player.device.ethernetLink),
  ConnectionType: '5',
  HTFreq: '0',
  SvcActive: '0',
  HeadphoneId: '',
  AvailableHeadphoneSessions: '0',
});

/** Who wrote which list of settings last, and its version; 16 pairs as recorded. Unsure: which list is which. */
function replication(household: HouseholdState, player: PlayerState): string {
  const { alarmListVersion, updateIds } = household;
  const versions = [alarmListVersion, updateIds.favorites, updateIds.radioStations, updateIds.shares];
  const pairs = Array.from({ length: 16 }, (_, index) => `${player.id},${versions[index] ?? 0}`);
  return pairs.join(',');
}
