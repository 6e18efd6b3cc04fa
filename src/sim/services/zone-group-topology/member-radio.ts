import { radioFacts } from '../../discovery/radio.ts';
import type { HouseholdState } from '../../state/household.ts';
import type { PlayerState } from '../../state/player.ts';
import type { Attributes } from './member-attributes.ts';

/**
 * How a member is on the network. `HasConfiguredSSID` is on 61.1 and not on 70.4, `ConnectionType` took the place of
 * `WirelessLeafOnly` by 86.10. Unsure: its other values; every recorded player says 5 and is in the home's Wi-Fi.
 */
export const memberRadio = ({ wifi }: HouseholdState, player: PlayerState, major: number): Attributes => ({
  WirelessMode: String(radioFacts(player).wifiMode),
  WirelessLeafOnly: major >= 49 && major < 86 ? '0' : undefined,
  ConnectionType: major >= 86 ? '5' : undefined,
  HasConfiguredSSID: major < 70 ? '0' : undefined,
  ChannelFreq: String(wifi.channelFrequency),
  BehindWifiExtender: '0',
  WifiEnabled: player.device.wifiEnabled ? '1' : '0',
  EthLink: major >= 70 ? (player.device.ethernetLink ? '1' : '0') : undefined,
});
