import type { StatusContext, StatusPage } from './status-page.ts';
import { command, file } from './status-page.ts';

const uptimeSeconds = ({ world, player }: StatusContext): number =>
  Math.max(0, Math.floor((world.clock.now() - player.bootedAt) / 1000));

/** Output of commands on the player: small, plausible, the same for all models. Command lines as in 86.10. */
const COMMANDS: readonly (readonly [
  path: string,
  line: string,
  output: (context: StatusContext) => string,
])[] = [
  ['/date', '/bin/date', ({ world }) => `${new Date(world.clock.now()).toUTCString()}\n`],
  [
    '/uptime',
    '/usr/bin/uptime',
    (context) => ` up ${Math.floor(uptimeSeconds(context) / 86_400)} days, load average: 0.11, 0.09, 0.05\n`,
  ],
  [
    '/df',
    '/bin/df',
    () =>
      'Filesystem           1K-blocks      Used Available Use% Mounted on\n/dev/root                22016     22016         0 100% /\ntmpfs                    30956        64     30892   0% /var\n',
  ],
  [
    '/free',
    '/bin/free',
    () =>
      '              total         used         free       shared      buffers\n  Mem:        61908        49100        12808            0         2048\n',
  ],
  ['/lsmod', '/sbin/lsmod', () => 'Module                  Size  Used by\naudiodev               90112  1\n'],
  [
    '/mount',
    '/bin/mount',
    () => 'rootfs on / type rootfs (ro)\n/dev/mtdblock6 on /jffs type jffs2 (rw,noatime)\n',
  ],
  [
    '/ps',
    '/bin/ps',
    () =>
      '  PID USER       VSZ STAT COMMAND\n    1 root      1716 S    init\n  147 root      6400 S    /wifi/mdnsd\n  203 root     80112 S    /opt/bin/anacapad\n',
  ],
  [
    '/route',
    '/sbin/route -n',
    ({ player }) =>
      `Kernel IP routing table\n${player.address.replace(/\d+$/, '0').padEnd(16)}0.0.0.0         255.255.255.0   U     0      0        0 br0\n`,
  ],
  ['/ntpsources', '/bin/chronyc -n sources -v', ({ world }) => `^* ${world.household.clock.timeServer}\n`],
  [
    '/dmesg',
    '/bin/dmesg -s 32768',
    ({ player }) =>
      `Linux version 2.6.35\nModel ${player.model} hardware ${player.hardwareVersion}\nbr0: port 1(eth0) entering forwarding state\n`,
  ],
  [
    '/showmacs',
    '/bin/brctl showmacs br0',
    ({ player }) => `port no\tmac addr\t\tis local?\n  1\t${player.mac.toLowerCase()}\tyes\n`,
  ],
  ['/showports', '/bin/brctl showports br0', () => 'port no\tstate\n  1\tforwarding\n'],
  ['/showstp', '/bin/brctl showstp br0', () => 'br0\n bridge id\t8000\n designated root\t8000\n'],
];

const FILES: readonly (readonly [path: string, content: (context: StatusContext) => string])[] = [
  ['/etc/resolv.conf', ({ player }) => `nameserver ${player.address.replace(/\d+$/, '1')}\n`],
  ['/proc/net/tcp', () => '  sl  local_address rem_address   st\n   0: 00000000:0578 00000000:0000 0A\n'],
  ['/proc/net/udp', () => '  sl  local_address rem_address   st\n   0: 00000000:076C 00000000:0000 07\n'],
  ['/opt/log/anacapa.log', ({ player }) => `${player.id} started\n`],
  ['/opt/log/mdnsd.log', () => 'mdnsd started\n'],
];

export const systemPages: readonly StatusPage[] = [
  ...COMMANDS.map(
    ([path, line, output]): StatusPage => ({ path, render: (context) => command(line, output(context)) }),
  ),
  ...FILES.map(
    ([path, content]): StatusPage => ({ path, render: (context) => file(path, content(context)) }),
  ),
];
