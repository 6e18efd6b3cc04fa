/**
 * The units of systemd. What could go wrong: a unit may more than it needs (`hardening.ts`; `test/smoke/service-units.test.ts` asks systemd), the rules go
 * when something is stopped (no unit has a line that takes them away), interfaces are up before the rules (`network-pre.target`), the configuration
 * cannot be used at a start (the rules that were in force last come first). Proven in `test/lab/service.test.ts`.
 */
import type { Config } from '../../config/config.ts';
import { HELPER_SOCKET } from '../firewall/helper-socket.ts';
import { hardened } from './hardening.ts';
import {
  FIREWALL_UNIT,
  GUARD_UNIT,
  HELPER_UNIT,
  KEPT_RULES,
  SERVICE_USER,
  STATE_FOLDER,
  type UnitName,
} from './names.ts';
import { commandLine, unitText } from './unit-text.ts';

/** What is started, by absolute paths: `node`, with its flags, and Tonewall's own file. */
export interface Program {
  readonly node: string;
  readonly flags: readonly string[];
  readonly main: string;
}

export interface Wanted {
  readonly program: Program;
  /** An absolute path. */
  readonly file: string;
  readonly config: Pick<Config, 'gateway' | 'frontDesk'>;
}

/** The units for a configuration, in the order in which they start. Without segments there are no rules to keep. */
export const unitsFor = (wanted: Wanted): ReadonlyMap<UnitName, string> =>
  new Map([
    ...(wanted.config.gateway
      ? ([
          [FIREWALL_UNIT, firewallUnit(wanted)],
          [HELPER_UNIT, helperUnit(wanted)],
        ] as const)
      : []),
    [GUARD_UNIT, guardUnit(wanted)] as const,
  ]);

const tonewall = ({ node, flags, main }: Program, ...args: readonly string[]): string =>
  commandLine([node, ...flags, main, ...args]);

const firewallUnit = ({ program, file }: Wanted): string =>
  unitText({
    unit: [
      'Description=Tonewall: the rules between the segments',
      'DefaultDependencies=no',
      '# Before any card is up, and again after whatever else empties the tables of nftables.',
      'Wants=network-pre.target',
      'Before=network-pre.target',
      'After=local-fs.target nftables.service',
      'PartOf=nftables.service',
      'ReloadPropagatedFrom=nftables.service',
      'StartLimitIntervalSec=0',
    ],
    service: [
      'Type=oneshot',
      'RemainAfterExit=yes',
      'TimeoutStartSec=60',
      'Restart=on-failure',
      'RestartSec=30',
      '# Nothing here takes rules away: whatever is stopped, they stay. This line does nothing where they are in force.',
      `ExecStartPre=-${commandLine(['nft', '-f', KEPT_RULES])}`,
      `ExecStart=${tonewall(program, 'firewall', 'apply', file, '--keep', KEPT_RULES)}`,
      `ExecReload=${tonewall(program, 'firewall', 'apply', file, '--keep', KEPT_RULES)}`,
      'StateDirectory=tonewall-firewall',
      'StateDirectoryMode=0700',
      'UMask=0077',
      'IPAddressDeny=any',
      ...hardened({ capabilities: ['CAP_NET_ADMIN'], families: ['AF_UNIX', 'AF_NETLINK'] }),
    ],
    install: ['WantedBy=sysinit.target'],
  });

const helperUnit = ({ program, file }: Wanted): string =>
  unitText({
    unit: [
      'Description=Tonewall: keeps the rules and opens pinholes for the guard',
      `After=${FIREWALL_UNIT}`,
      `Wants=${FIREWALL_UNIT}`,
      'StartLimitIntervalSec=0',
    ],
    service: [
      'Type=exec',
      `ExecStart=${tonewall(program, 'firewall', 'helper', file, '--socket', HELPER_SOCKET, '--user', SERVICE_USER)}`,
      ...RESTARTED,
      '# The socket is given to the user of the guard.',
      'RuntimeDirectory=tonewall',
      'RuntimeDirectoryMode=0755',
      'UMask=0077',
      'TasksMax=64',
      'IPAddressDeny=any',
      ...hardened({
        capabilities: ['CAP_NET_ADMIN', 'CAP_CHOWN'],
        families: ['AF_UNIX', 'AF_NETLINK'],
        calls: ['@chown'],
      }),
    ],
    install: ['WantedBy=multi-user.target'],
  });

function guardUnit({ program, file, config }: Wanted): string {
  const capabilities = capabilitiesFor(config);
  return unitText({
    unit: [
      'Description=Tonewall: the guard of networked speakers',
      '# Not network-online.target: players are guarded while the internet is away. An address that is not there yet is tried again.',
      `After=network.target ${FIREWALL_UNIT} ${HELPER_UNIT}`,
      ...(config.gateway ? [`Wants=${FIREWALL_UNIT} ${HELPER_UNIT}`] : []),
      'StartLimitIntervalSec=0',
    ],
    service: [
      'Type=exec',
      `User=${SERVICE_USER}`,
      `Group=${SERVICE_USER}`,
      `ExecStart=${tonewall(program, 'guard', file, '--state', STATE_FOLDER)}`,
      ...RESTARTED,
      'StateDirectory=tonewall',
      'StateDirectoryMode=0700',
      'UMask=0077',
      'LimitNOFILE=65536',
      'TasksMax=64',
      ...(capabilities.length === 0
        ? ['PrivateUsers=yes']
        : [`AmbientCapabilities=${capabilities.join(' ')}`]),
      ...hardened({
        capabilities,
        families: ['AF_INET', 'AF_INET6', 'AF_UNIX', 'AF_NETLINK'],
        // Before ip(8) tells of neighbours it gives up what privileges it has, and ends where it cannot.
        ...(config.gateway ? { calls: ['capset'] } : {}),
      }),
    ],
    install: ['WantedBy=multi-user.target'],
  });
}

/** A file that is wrong does not mend itself; an address that is not there yet may come. 130 is how a signal ends it. */
const RESTARTED = [
  'Restart=on-failure',
  'RestartSec=3',
  'SuccessExitStatus=130',
  'RestartPreventExitStatus=64 65 78',
];

/** Ports of players are above 1023; only a front desk may be below (ip(7), ip_unprivileged_port_start). */
const capabilitiesFor = ({ frontDesk }: Wanted['config']): readonly string[] =>
  frontDesk && frontDesk.port < 1024 ? ['CAP_NET_BIND_SERVICE'] : [];
