import { parseBuild } from '../../../base/build.ts';
import { isExtender } from '../../../catalog/models.ts';
import { releaseOf } from '../../description/release.ts';
import { eraOf } from '../../era.ts';
import type { HouseholdState } from '../../state/household.ts';
import type { PlayerState } from '../../state/player.ts';
import { bondId } from './bond-id.ts';
import { memberCondition } from './member-condition.ts';
import { memberRadio } from './member-radio.ts';

/** `undefined`: the build does not tell it. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/**
 * Attributes of a ZoneGroupMember or Satellite in the order of the recordings: 24.0 and 31.8 (jishi), 49.2 (SoCo,
 * RxSonosLib), 57.23 and 86.10 (frankensonos), 61.1 (hklages), 70.4 (Home Assistant), 78.1 (wez). Unsure: the build at
 * which each came or went, taken as the first that shows it so.
 */
export function memberAttributes(household: HouseholdState, player: PlayerState): Attributes {
  const major = parseBuild(player.build)?.major ?? 0;
  return {
    ...identity(household, player, major),
    BootSeq: String(player.bootSeq),
    ...(major >= 49 ? { TVConfigurationError: '0', HdmiCecAvailable: hasHdmi(player) ? '1' : '0' } : {}),
    ...(major >= 31 ? memberRadio(household, player, major) : {}),
    ...(major >= 31 ? { Orientation: isExtender(player.model) ? '-1' : '0' } : {}),
    ...(major >= 49 ? memberCondition(household, player, major) : {}),
    ...(major >= 31 && major < 49 ? { SonarState: isExtender(player.model) ? '0' : '4' } : {}),
    ...(major >= 70 ? { SSLPort: '1443', HHSSLPort: '1843' } : {}),
  };
}

function identity(household: HouseholdState, player: PlayerState, major: number): Attributes {
  const { channelMapSet, htSatChanMapSet, invisible } = player.bond;
  const { minCompatible, legacyCompatible } = releaseOf(player.build);
  const extender = isExtender(player.model);
  return {
    UUID: player.id,
    Location: `http://${player.address}:1400/xml/device_description.xml`,
    ZoneName: player.room,
    Icon: player.icon,
    Configuration: player.device.configuration,
    Invisible: invisible || extender ? '1' : undefined,
    IsZoneBridge: extender ? '1' : undefined,
    SoftwareVersion: player.build,
    SWGen: major >= 57 ? String(eraOf(player.build).generation) : undefined,
    MinCompatibleVersion: minCompatible,
    LegacyCompatibleVersion: major >= 28 ? legacyCompatible : undefined,
    HTForwardEnabled: major >= 58 && major < 70 ? '0' : undefined,
    ChannelMapSet: channelMapSet || undefined,
    HTSatChanMapSet: htSatChanMapSet || undefined,
    ActiveZoneID:
      major >= 78 && (channelMapSet || htSatChanMapSet) ? bondId(household.id, player) : undefined,
  };
}

/**
 * Unsure: with a television, if the model can hear of it: an Amp of 78.1 says 0. That the Playbar and the Playbase have
 * an optical input only is product knowledge.
 */
export const hasHdmi = ({ tv, model }: PlayerState): boolean =>
  tv?.connected === true && !['S9', 'S11'].includes(model);
