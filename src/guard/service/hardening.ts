/**
 * What every unit is kept from (systemd.exec(5)). Not here: `MemoryDenyWriteExecute`, since V8 compiles into memory that it then runs (and the
 * policies are WebAssembly); `ProcSubset=pid`, since the neighbour table is `/proc/net/arp`.
 */
const EVERYWHERE = [
  'NoNewPrivileges=yes',
  'ProtectSystem=strict',
  'ProtectHome=yes',
  'PrivateTmp=yes',
  'PrivateDevices=yes',
  'ProtectProc=invisible',
  'ProtectKernelTunables=yes',
  'ProtectKernelModules=yes',
  'ProtectKernelLogs=yes',
  'ProtectControlGroups=yes',
  'ProtectClock=yes',
  'ProtectHostname=yes',
  'RestrictNamespaces=yes',
  'RestrictRealtime=yes',
  'RestrictSUIDSGID=yes',
  'LockPersonality=yes',
  'KeyringMode=private',
  'RemoveIPC=yes',
  'LimitCORE=0',
  'SystemCallArchitectures=native',
  'SystemCallErrorNumber=EPERM',
  'SystemCallFilter=@system-service',
];

/** What one unit may beside nothing. */
export interface Allowance {
  /** `CAP_NET_ADMIN`. */
  readonly capabilities: readonly string[];
  /** `AF_UNIX`. */
  readonly families: readonly string[];
  /** Groups of system calls, or calls, out of those that need a privilege. */
  readonly calls?: readonly string[];
}

/** The settings of a unit that may do this and nothing else. */
export const hardened = ({ capabilities, families, calls = [] }: Allowance): readonly string[] => [
  ...EVERYWHERE,
  'SystemCallFilter=~@privileged @resources',
  ...(calls.length === 0 ? [] : [`SystemCallFilter=${calls.join(' ')}`]),
  `RestrictAddressFamilies=${families.join(' ')}`,
  `CapabilityBoundingSet=${capabilities.join(' ')}`,
];
