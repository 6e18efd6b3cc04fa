import { createHash } from 'node:crypto';
import { modelByNumber } from '../../../catalog/models.ts';
import { parseBuild } from '../../../base/build.ts';
import { releaseOf } from '../../description/release.ts';
import { radioFacts } from '../../discovery/radio.ts';
import { eraOf } from '../../era.ts';
import { groupOf } from '../../state/groups.ts';
import type { HouseholdState } from '../../state/household.ts';
import type { PlayerState } from '../../state/player.ts';

type Attributes = Readonly<Record<string, string | undefined>>;

/**
 * Attributes of a ZoneGroupMember or Satellite in the order of the recordings: 31.8 (jishi), 49.2 (SoCo), 70.4 (Home
 * Assistant) and 78.1 (wez). Unsure: the build at which each attribute came, taken as the first that shows it.
 */
export function memberAttributes(household: HouseholdState, player: PlayerState): Attributes {
  const major = parseBuild(player.build)?.major ?? 0;
  return {
    ...identity(household, player, major),
    BootSeq: String(player.bootSeq),
    ...(major >= 49 ? { TVConfigurationError: '0', HdmiCecAvailable: player.tv ? '1' : '0' } : {}),
    ...radio(household, player, major),
    Orientation: '0',
    ...(major >= 49 ? state(household, player) : { SonarState: isExtender(player) ? '0' : '4' }),
    ...(major >= 57 ? { SSLPort: '1443', HHSSLPort: '1843' } : {}),
  };
}

function identity(household: HouseholdState, player: PlayerState, major: number): Attributes {
  const { channelMapSet, htSatChanMapSet, invisible } = player.bond;
  const { minCompatible, legacyCompatible } = releaseOf(player.build);
  return {
    UUID: player.id,
    Location: `http://${player.address}:1400/xml/device_description.xml`,
    ZoneName: player.room,
    Icon: player.icon,
    Configuration: player.device.configuration,
    Invisible: invisible || isExtender(player) ? '1' : undefined,
    IsZoneBridge: isExtender(player) ? '1' : undefined,
    SoftwareVersion: player.build,
    SWGen: major >= 57 ? String(eraOf(player.build).generation) : undefined,
    MinCompatibleVersion: minCompatible,
    LegacyCompatibleVersion: legacyCompatible,
    ChannelMapSet: channelMapSet || undefined,
    HTSatChanMapSet: htSatChanMapSet || undefined,
    ActiveZoneID: major >= 78 && (channelMapSet || htSatChanMapSet) ? zoneId(household, player) : undefined,
  };
}

/** Bridges and Boosts: in the topology, never a room. */
const isExtender = ({ model }: PlayerState): boolean => /^(BR|ZB)\d/.test(model);

/** Made from the household and the anchor of the bond, so that all its players tell the same. */
function zoneId(household: HouseholdState, player: PlayerState): string {
  const anchor = player.bond.satelliteOf || (player.bond.channelMapSet.split(':')[0] ?? '') || player.id;
  const hex = createHash('sha256').update(`${household.id} ${anchor}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

function radio({ wifi }: HouseholdState, player: PlayerState, major: number): Attributes {
  return {
    WirelessMode: String(radioFacts(player).wifiMode),
    WirelessLeafOnly: major >= 49 ? '0' : undefined,
    HasConfiguredSSID: major < 57 ? '0' : undefined,
    ChannelFreq: String(wifi.channelFrequency),
    BehindWifiExtender: '0',
    WifiEnabled: player.device.wifiEnabled ? '1' : '0',
    EthLink: major >= 57 ? (player.device.ethernetLink ? '1' : '0') : undefined,
  };
}

function state(household: HouseholdState, player: PlayerState): Attributes {
  const coordinator = groupOf(household, player.id)?.coordinator ?? player.id;
  const playing = household.players[coordinator]?.transport.state === 'PLAYING';
  return {
    RoomCalibrationState: player.rendering.roomCalibrationAvailable ? '1' : '4',
    SecureRegState: '3',
    VoiceConfigState: '0',
    MicEnabled: player.microphone?.enabled ? '1' : '0',
    AirPlayEnabled: modelByNumber(player.model)?.airplay && !player.bond.invisible ? '1' : '0',
    IdleState: playing ? '0' : '1',
    MoreInfo: moreInfo(player),
  };
}

/** Battery players tell their charge, as `RawBattPct:99,BattPct:100,BattChg:CHARGING,BattTmp:33` (78.1). */
export function moreInfo({ battery }: PlayerState): string {
  if (!battery) return '';
  const { level, charging, temperature } = battery;
  const power = charging ? 'CHARGING' : 'NOT_CHARGING';
  return `RawBattPct:${level},BattPct:${level},BattChg:${power},BattTmp:${temperature}`;
}
