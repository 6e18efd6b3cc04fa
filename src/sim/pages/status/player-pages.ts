import { eraOf } from '../../era.ts';
import { attributes, leaf } from '../../xml/escape.ts';
import { wrap, type StatusPage } from './status-page.ts';

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

/** The template of 57.10 names the first root, the program of 86.10 the second. Unsure: the build in between. */
export const perfCounters: StatusPage = {
  path: '/perfcounters',
  render: ({ world, player }) => {
    const uptime = Math.max(0, Math.floor((world.clock.now() - player.bootedAt) / 1000));
    return wrap(
      eraOf(player.build).generation === 1 ? 'PerformanceCounters' : 'PerformanceCounterTables',
      wrap('Counter', String(uptime), { name: 'Uptime' }),
    );
  },
};

export const playMode: StatusPage = {
  path: '/playmode',
  render: ({ player: { transport } }) =>
    wrap(
      'Playmode',
      leaf('Shuffle', transport.playMode.startsWith('SHUFFLE') ? 'On' : 'Off') +
        leaf('Repeat', /REPEAT_ALL|^SHUFFLE$/.test(transport.playMode) ? 'All' : 'Off') +
        leaf('Crossfade', transport.crossfade ? 'On' : 'Off'),
    ),
};

/** Elements of 86.10. Unsure: their order, and which of them older builds have. */
export const renderingControl: StatusPage = {
  path: '/renderingcontrol',
  render: ({ world, player: { rendering } }) =>
    wrap(
      'RenderingControl',
      leaf('AmpState', 'on') +
        leaf('MasterVolume', String(rendering.volume.Master)) +
        leaf('MasterMute', rendering.mute.Master ? '1' : '0') +
        leaf('FocusModeMute', '0') +
        leaf('VolumeScale', String(Math.round((rendering.volumeScale ?? 1) * 100))) +
        leaf('PlaybackDucked', (rendering.ducked ?? false) ? '1' : '0') +
        leaf('DuckingFlags', '') +
        leaf('SodVolume', '0') +
        leaf('ExtVolume', '0') +
        leaf('AudioCoreReady', 'yes') +
        leaf('DeviceTime', (world.clock.elapsed() / 1000).toFixed(6)),
    ),
};
