import { eraOf } from '../../era.ts';
import { attributes, leaf } from '../../xml/escape.ts';
import { file, wrap, type StatusPage } from './status-page.ts';

/** Room, network and the hardware address of the DHCP server, often the router (elements of 86.10). */
export const device: StatusPage = {
  path: '/device',
  render: ({ world, player }) =>
    wrap(
      'DeviceInfo',
      leaf('ZoneName', player.room) +
        leaf('NetworkHash', '0x5a1e0c77') +
        leaf('DHCPServerMac', world.household.wifi.routerMac) +
        leaf('NetworkIPAddress', player.address) +
        leaf('NetworkMask', '255.255.255.0') +
        leaf('DiagLevel', '0') +
        leaf('DevMode', player.switches.unlocked ? 'enabled' : 'disabled'),
    ),
};

/** `Data name=…` with a battery, an empty document without (SoCo tests, both recorded). */
export const battery: StatusPage = {
  path: '/batterystatus',
  render: ({ player: { battery: state } }) =>
    state
      ? wrap(
          'LocalBatteryStatus',
          data('Health', state.health) +
            data('Level', String(state.level)) +
            data('Temperature', 'NORMAL') +
            data('PowerSource', state.charging ? 'SONOS_CHARGING_RING' : 'BATTERY'),
        )
      : '',
};

const data = (name: string, value: string): string => `\n<Data${attributes({ name })}>${value}</Data>`;

/** `<UpdateInfo>{AutoUpdate,State,Window,…}` (86.10). */
export const update: StatusPage = {
  path: '/update',
  render: () =>
    wrap(
      'UpdateInfo',
      leaf('AutoUpdate', '0') + leaf('State', 'Idle') + leaf('Window', '02:00:00 - 06:00:00'),
    ),
};

export const enetPorts: StatusPage = {
  path: '/enetports',
  render: ({ player }) =>
    wrap(
      'EnetPorts',
      wrap('Port', leaf('Link', player.device.ethernetLink ? '1' : '0') + leaf('Speed', '100M'), {
        port: '0',
      }),
    ),
};

export const perfCounters: StatusPage = {
  path: '/perfcounters',
  render: ({ world, player }) =>
    wrap(
      'PerformanceCounterTables',
      leaf('Uptime', String(Math.max(0, Math.floor((world.clock.now() - player.bootedAt) / 1000)))),
    ),
};

export const version: StatusPage = {
  path: '/VERSION',
  render: ({ player }) => file('/VERSION', `${player.build}\n`),
};

export const playMode: StatusPage = {
  path: '/playmode',
  appliesTo: (player) => eraOf(player.build).generation === 2,
  render: ({ player: { transport } }) =>
    wrap(
      'Playmode',
      leaf('Shuffle', transport.playMode.startsWith('SHUFFLE') ? 'On' : 'Off') +
        leaf('Repeat', /REPEAT_ALL|^SHUFFLE$/.test(transport.playMode) ? 'All' : 'Off') +
        leaf('Crossfade', transport.crossfade ? 'On' : 'Off'),
    ),
};

export const renderingControl: StatusPage = {
  path: '/renderingcontrol',
  appliesTo: (player) => eraOf(player.build).generation === 2,
  render: ({ player: { rendering } }) =>
    wrap(
      'RenderingControl',
      leaf('MasterVolume', String(rendering.volume.Master)) +
        leaf('MasterMute', rendering.mute.Master ? '1' : '0') +
        leaf('AudioCoreReady', 'yes'),
    ),
};

/** Modules of which only the root element is known (86.10): they answer, and are empty. */
const EMPTY_MODULES = [
  ['/activeZones', 'ActiveZones'],
  ['/audiocore', 'AudioCore'],
  ['/backtrace', 'Backtrace'],
  ['/cloud', 'Cloud'],
  ['/cpumon', 'CpuMonitor'],
  ['/decoder', 'MusicDecoder'],
  ['/hardwareevents', 'HardwareStatusInfo'],
  ['/leds', 'LedPatternInfo'],
  ['/libraries', 'ThirdPartyLibraryInfo'],
  ['/policy', 'Entitlements'],
  ['/root_cert_bundles', 'RootCertBundleInfo'],
  ['/rss', 'ReplicatedSettingsState'],
  ['/ssl_client_cache', 'SSLClientCache'],
  ['/temperature', 'TemperatureHistograms'],
  ['/track_queue_summary', 'TrackQueueSummary'],
  ['/trueplayinfo', 'RoomCalibrationInfo'],
] as const;

export const emptyModules: readonly StatusPage[] = EMPTY_MODULES.map(([path, root]) => ({
  path,
  appliesTo: (player) => eraOf(player.build).generation === 2,
  render: () => `<${root}></${root}>`,
}));
