import { eraOf } from '../../era.ts';
import type { StatusContext, StatusPage } from './status-page.ts';
import { command, file, wrap } from './status-page.ts';
import { radioFacts } from '../../discovery/radio.ts';
import { attributes, leaf } from '../../xml/escape.ts';

const full = ({ player }: StatusContext): boolean => eraOf(player.build).statusLeak === 'full';

/** Name of the home's Wi-Fi (86.10: `<Network SSID=…>`). Unsure: shown to strangers since 2017; here it is not. */
export const netSettingsJson: StatusPage = {
  path: '/netsettings.json',
  render: (context) =>
    wrap(
      'ReplicatedNetSettings',
      '<SonosNet Disable="0"/>' +
        `<SonosNet${attributes({ Frequency: String(context.world.household.wifi.channelFrequency) })}/>` +
        `<Network${attributes({ SSID: full(context) ? context.world.household.wifi.ssid : '', Flags: '1' })}/>`,
      { LastUpdateDevice: context.player.id, Version: '12', FileSchemaVersion: '1' },
    ),
};

export const netSettingsTxt: StatusPage = {
  path: '/netsettings.txt',
  render: (context) =>
    wrap('NetSettings', full(context) ? leaf('SSID', context.world.household.wifi.ssid) : ''),
};

export const ssidList: StatusPage = {
  path: '/ssidlist.txt',
  render: (context) => wrap('SsidList', full(context) ? leaf('Ssid', context.world.household.wifi.ssid) : ''),
};

/**
 * The Wi-Fi networks around with name, hardware address and security: where the house stands. The line is made after
 * the words of 2016, "all WiFi networks near the device with name and security-protocol used". Unsure: its layout, and
 * whether newer builds serve it; here they serve an empty scan.
 */
export const scanResults: StatusPage = {
  path: '/scanresults',
  render: (context) =>
    command(
      '/wifi/athconfig scangetresults ath0',
      full(context)
        ? context.world.household.wifi.neighbours
            .map(
              (n) =>
                `${n.bssid}  ${String(n.signal).padStart(4)} dBm  ${n.protection.padEnd(10)} ${n.ssid}\n`,
            )
            .join('')
        : '',
    ),
};

export const ifconfig: StatusPage = {
  path: '/ifconfig',
  render: ({ player }) =>
    command(
      '/sbin/ifconfig',
      `br0       Link encap:Ethernet  HWaddr ${player.mac}\n` +
        `          inet addr:${player.address}  Bcast:${broadcastOf(player.address)}  Mask:255.255.255.0\n` +
        '          UP BROADCAST RUNNING MULTICAST  MTU:1500  Metric:1\n\n' +
        'lo        Link encap:Local Loopback\n' +
        '          inet addr:127.0.0.1  Mask:255.0.0.0\n',
    ),
};

const broadcastOf = (address: string): string => address.replace(/\d+$/, '255');

export const netstat: StatusPage = {
  path: '/netstat',
  render: ({ player, subscribers }) =>
    command(
      '/bin/netstat -an',
      [
        'Active Internet connections (servers and established)',
        'Proto Recv-Q Send-Q Local Address           Foreign Address         State',
        ...['0.0.0.0:1400', '0.0.0.0:1443', '0.0.0.0:1843'].map((local) =>
          socketLine(local, '0.0.0.0:*', 'LISTEN'),
        ),
        ...subscribers.map((s) => socketLine(`${player.address}:1400`, hostOf(s.callback), 'TIME_WAIT')),
        '',
      ].join('\n'),
    ),
};

const socketLine = (local: string, foreign: string, state: string): string =>
  `tcp        0      0 ${local.padEnd(23)} ${foreign.padEnd(23)} ${state}`;

const hostOf = (callback: string): string => /^https?:\/\/([^/]+)/.exec(callback)?.[1] ?? callback;

/** Neighbours of the player: other players, and on old builds the phones that control it. */
export const arp: StatusPage = {
  path: '/proc/net/arp',
  render: (context) => {
    const { household } = context.world;
    const others = Object.values(household.players).filter((player) => player.id !== context.player.id);
    const phones = full(context) ? household.controllers : [];
    const line = (address: string, mac: string): string =>
      `${address.padEnd(17)}0x1         0x2         ${mac.toLowerCase()}     *        br0`;
    return file(
      '/proc/net/arp',
      [
        'IP address       HW type     Flags       HW address            Mask     Device',
        ...others.map((player) => line(player.address, player.mac)),
        ...phones.map((phone) => line(phone.address, phone.mac)),
        '',
      ].join('\n'),
    );
  },
};

/** State of the mesh radio; served by 57.23 and 97.1. */
export const radio: StatusPage = {
  path: '/proc/ath_rincon/status',
  render: ({ world, player }) =>
    file(
      '/proc/ath_rincon/status',
      `Mode: ${radioFacts(player).wifiMode === 1 ? 'STATION' : 'INFRA (SonosNet)'}\n` +
        `Operating on channel ${world.household.wifi.channelFrequency}\n` +
        'Noise Floor: -95 dBm (chain 0)\n' +
        Object.values(world.household.players)
          .filter((other) => other.id !== player.id && other.power === 'on')
          .map((other) => `Node ${other.mac} - RSSI 41 chains\n`)
          .join(''),
    ),
};

export const wireless: StatusPage = {
  path: '/wireless',
  render: ({ world, player }) =>
    wrap(
      'Wireless',
      leaf('WifiEnabled', player.device.wifiEnabled ? '1' : '0') +
        leaf('ChannelFreq', String(world.household.wifi.channelFrequency)),
    ),
};
