import { playersNow } from '../../services/alarm-clock/household-time.ts';
import { command, type StatusContext, type StatusPage } from './status-page.ts';
import { busyboxDate } from './unix-time.ts';

const uptimeSeconds = ({ world, player }: StatusContext): number =>
  Math.max(0, Math.floor((world.clock.now() - player.bootedAt) / 1000));

const BRIDGE = '/usr/sbin/brctl';

/** Output of commands on the player: small, plausible, the same for all models. Command lines as in 86.10. */
const COMMANDS: readonly (readonly [
  path: string,
  line: string,
  output: (context: StatusContext) => string,
])[] = [
  ['/date', '/bin/date', ({ world }) => `${busyboxDate(playersNow(world))}\n`],
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
    '/du-jffs',
    '/usr/bin/du -a -d 5 -k -x /jffs',
    () => '4\t/jffs/localsettings.txt\n24\t/jffs/settings\n64\t/jffs\n',
  ],
  [
    '/debugfiles',
    '/bin/ls --full-time /jffs/app/debug /jffs/sys/debug /jffs/net/debug',
    () => '/jffs/app/debug:\n\n/jffs/net/debug:\n\n/jffs/sys/debug:\n',
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
    `${BRIDGE} showmacs br0`,
    ({ player }) => `port no\tmac addr\t\tis local?\n  1\t${player.mac.toLowerCase()}\tyes\n`,
  ],
  ['/showports', `${BRIDGE} showports br0`, () => 'port no\tstate\n  1\tforwarding\n'],
  ['/showstats', `${BRIDGE} showstats br0`, () => 'br0\n rx frames\t0\n tx frames\t0\n'],
  ['/showstp', `${BRIDGE} showstp br0`, () => 'br0\n bridge id\t8000\n designated root\t8000\n'],
];

export const commandPages: readonly StatusPage[] = COMMANDS.map(([path, line, output]) => ({
  path,
  render: (context) => command(line, output(context)),
}));
