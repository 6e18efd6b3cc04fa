import { radioFacts } from '../../discovery/radio.ts';
import { leaf } from '../../xml/escape.ts';
import { command, file, leaksPersons, wrap, type StatusContext, type StatusPage } from './status-page.ts';

/** State of the mesh radio; served by 57.23 and 97.1. */
const state = ({ world, player }: StatusContext): string =>
  `Mode: ${radioFacts(player).wifiMode === 1 ? 'STATION' : 'INFRA (SonosNet)'}\n` +
  `Operating on channel ${world.household.wifi.channelFrequency}\n` +
  'Noise Floor: -95 dBm (chain 0)\n' +
  Object.values(world.household.players)
    .filter((other) => other.id !== player.id && other.power === 'on')
    .map((other) => `Node ${other.mac} - RSSI 41 chains\n`)
    .join('');

/** Files of the radio's driver (86.10). Unsure: what the others say; they are empty here. */
const FILES = 'device dfs fullstatus mibcc nf phyerr primary roam station status'.split(' ');

const STATES = ['status', 'fullstatus'];

const ofRadio: readonly StatusPage[] = FILES.map((name) => ({
  path: `/proc/ath_rincon/${name}`,
  render: (context) => file(`/proc/ath_rincon/${name}`, STATES.includes(name) ? state(context) : ''),
}));

/** A second radio. Unsure: which players have one; none here, and the page says what 86.10 says of a missing file. */
const ofSecondRadio: readonly StatusPage[] = FILES.map((name) => {
  const path = `/proc/ath_rincon_ath1/${name}`;
  return { path, render: () => file(path, `error opening file ${path} (errno=2 No such file or directory)`) };
});

/**
 * The Wi-Fi networks around with name, hardware address and security: where the house stands. The line is made after
 * the words of 2016, "all WiFi networks near the device with name and security-protocol used". Unsure: its layout, and
 * whether newer builds serve it; here they serve an empty scan.
 */
const scanResults: StatusPage = {
  path: '/scanresults',
  render: (context) =>
    command(
      '/wifi/athconfig scangetresults ath0',
      leaksPersons(context)
        ? context.world.household.wifi.neighbours
            .map(
              (n) =>
                `${n.bssid}  ${String(n.signal).padStart(4)} dBm  ${n.protection.padEnd(10)} ${n.ssid}\n`,
            )
            .join('')
        : '',
    ),
};

const wireless: StatusPage = {
  path: '/wireless',
  render: ({ world, player }) =>
    wrap(
      'Wireless',
      leaf('WifiEnabled', player.device.wifiEnabled ? '1' : '0') +
        leaf('ChannelFreq', String(world.household.wifi.channelFrequency)),
    ),
};

export const radioPages: readonly StatusPage[] = [scanResults, wireless, ...ofRadio, ...ofSecondRadio];
