import { eraOf } from '../../era.ts';
import { file, leaksPersons, type StatusContext, type StatusPage } from './status-page.ts';

type Content = (context: StatusContext) => string;

/** Unsure: what is in them; small and plausible here. */
const FILES: readonly (readonly [path: string, content: Content])[] = [
  ['/VERSION', ({ player }) => `${player.build}\n`],
  ['/etc/resolv.conf', ({ player }) => `nameserver ${player.address.replace(/\d+$/, '1')}\n`],
  ['/jffs/localsettings.txt', () => ''],
  ['/proc/net/tcp', () => '  sl  local_address rem_address   st\n   0: 00000000:0578 00000000:0000 0A\n'],
  ['/proc/net/udp', () => '  sl  local_address rem_address   st\n   0: 00000000:076C 00000000:0000 07\n'],
  ['/proc/net/snmp', () => 'Ip: Forwarding DefaultTTL\nIp: 2 64\n'],
  ['/proc/net/sockstat', () => 'sockets: used 96\nTCP: inuse 12 orphan 0 tw 3 alloc 14 mem 2\n'],
];

/**
 * What the players of a household keep in common. Unsure: its layout, and that new builds serve it to nobody; here it is
 * there where other personal content is, and an empty file on newer builds.
 */
const SETTINGS: readonly (readonly [path: string, content: Content])[] = [
  [
    '/jffs/settings/alarmclock.xml',
    ({ world }) =>
      world.household.alarms
        .map((alarm) => `${alarm.id} ${alarm.startLocalTime} ${alarm.recurrence} ${alarm.roomId}\n`)
        .join(''),
  ],
  ['/jffs/settings/areas.json', ({ world }) => `${JSON.stringify(world.household.areas)}\n`],
  ['/jffs/settings/cloudconfig.json', () => '{}\n'],
  ['/jffs/settings/householdsettings.json', ({ world }) => `${JSON.stringify(world.household.strings)}\n`],
  [
    '/jffs/settings/zones.json',
    ({ world }) =>
      `${JSON.stringify(Object.values(world.household.players).map(({ id, room }) => ({ id, room })))}\n`,
  ],
];

/** Logs of 86.10 below `/opt/log`. */
const LOGS: readonly string[] = [
  ...(
    'alarm.job avt.play chsrc.state dc ext.audio.action gm.events ht hw.events lechmere.event musecmdandrsp musedebug ' +
    'museevt rc.upnp snf spotify.debug spotify sps trueplay vl'
  )
    .split(' ')
    .map((name) => `anacapa.${name}.log`),
  'anacapa.log',
  ...'chronyd dropbear ledmgr.debug netstartd sddpd sonosledmgrd udhcpc wacd wpa_supplicant'
    .split(' ')
    .map((name) => `${name}.log`),
];

const onDisk = (path: string, content: Content): StatusPage => ({
  path,
  render: (context) => file(path, content(context)),
});

export const filePages: readonly StatusPage[] = [
  ...FILES.map(([path, content]) => onDisk(path, content)),
  ...SETTINGS.map(([path, content]) =>
    onDisk(path, (context) => (leaksPersons(context) ? content(context) : '')),
  ),
  ...LOGS.map((name) => onDisk(`/opt/log/${name}`, ({ player }) => `${player.id} started\n`)),
  // In the table from 57.10 on, not in 34.16. Unsure: the builds in between; taken from the first that announces itself.
  {
    ...onDisk('/opt/log/mdnsd.log', () => 'mdnsd started\n'),
    appliesTo: ({ build }) => eraOf(build).mdns !== 'none',
  },
];
