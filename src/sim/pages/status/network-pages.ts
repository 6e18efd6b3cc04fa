import { attributes, leaf } from '../../xml/escape.ts';
import { command, file, leaksPersons, wrap, type StatusPage } from './status-page.ts';

/** Name of the home's Wi-Fi (86.10: `<Network SSID=…>`). Unsure: shown to strangers since 2017; here it is not. */
const netSettingsJson: StatusPage = {
  path: '/netsettings.json',
  render: (context) =>
    wrap(
      'ReplicatedNetSettings',
      '<SonosNet Disable="0"/>' +
        `<SonosNet${attributes({ Frequency: String(context.world.household.wifi.channelFrequency) })}/>` +
        `<Network${attributes({ SSID: leaksPersons(context) ? context.world.household.wifi.ssid : '', Flags: '1' })}/>`,
      { LastUpdateDevice: context.player.id, Version: '12', FileSchemaVersion: '1' },
    ),
};

const netSettingsTxt: StatusPage = {
  path: '/netsettings.txt',
  render: (context) =>
    wrap('NetSettings', leaksPersons(context) ? leaf('SSID', context.world.household.wifi.ssid) : ''),
};

const ssidList: StatusPage = {
  path: '/ssidlist.txt',
  render: (context) =>
    wrap('SsidList', leaksPersons(context) ? leaf('Ssid', context.world.household.wifi.ssid) : ''),
};

const ifconfig: StatusPage = {
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

const netstat: StatusPage = {
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
const arp: StatusPage = {
  path: '/proc/net/arp',
  render: (context) => {
    const { household } = context.world;
    const others = Object.values(household.players).filter((player) => player.id !== context.player.id);
    const phones = leaksPersons(context) ? household.controllers : [];
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

export const networkPages: readonly StatusPage[] = [
  netSettingsJson,
  netSettingsTxt,
  ssidList,
  ifconfig,
  netstat,
  arp,
];
