import { TonewallError } from '../../src/base/errors.ts';
import { knownAddress } from '../../src/base/address.ts';
import { readConfig } from '../../src/config/read.ts';
import { HELPER_SOCKET } from '../../src/guard/firewall/helper-socket.ts';
import type { DoctorPorts, Scene } from '../../src/guard/doctor/probe.ts';
import type { Command, Ended } from '../../src/ports/exec.ts';
import type { Permissions } from '../../src/ports/machine.ts';
import type { Datagram, DatagramOptions } from '../../src/ports/net.ts';

/** A computer as a test wants it. */
export interface Computer {
  /** What files say; undefined for one that is there and may not be read. */
  readonly files?: Readonly<Record<string, string | Uint8Array | undefined>>;
  /** What programs say; one that is not named is not there. */
  readonly programs?: Readonly<Record<string, (command: Command) => Partial<Ended>>>;
  /** IPv4 addresses of cards that are up: `{ eth1: ['10.0.30.1/24'] }`. */
  readonly cards?: Readonly<Record<string, readonly string[]>>;
  readonly machine?: {
    readonly nodeVersion?: string;
    readonly memoryLeft?: number;
    readonly spaceLeft?: number;
    readonly permissions?: Permissions;
  };
  /** Why the state folder cannot be written. */
  readonly unwritable?: string;
  /** What a guard answers at the state folder; none answers without. */
  readonly guard?: string;
  /** Opens a UDP socket, or fails as the system does. */
  readonly datagrams?: (options: DatagramOptions, onDatagram: (datagram: Datagram) => void) => Sent;
}

/** A socket's way out. */
export type Sent = (bytes: Uint8Array, to: { readonly host: string; readonly port: number }) => void;

/** The scene of a configuration (YAML) on a computer. */
export function sceneOf(computer: Computer, config?: string, asksDhcp = false): Scene {
  return {
    ports: portsOf(computer),
    config: config === undefined ? undefined : configOf(config),
    stateFolder: 'state',
    asksDhcp,
    firewallHelper: HELPER_SOCKET,
  };
}

/** Of YAML without its version. */
export function configOf(text: string): NonNullable<Scene['config']> {
  const read = readConfig(`version: 1\n${text}`, 'tonewall.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

function portsOf(computer: Computer): DoctorPorts {
  const { machine = {}, cards = {} } = computer;
  return {
    disk: diskOf(computer),
    exec: { run: async (command) => ended(computer, command) },
    net: {
      interfaces: () =>
        Object.entries(cards).flatMap(([name, addresses]) =>
          addresses.map((text) => {
            const [address = '', prefix] = text.split('/');
            return { name, address: knownAddress(address), prefix: Number(prefix), loopback: name === 'lo' };
          }),
        ),
      datagrams: async (options, onDatagram) => {
        const send = computer.datagrams?.(options, onDatagram);
        return {
          local: options,
          send: async (bytes, to) => send?.(Buffer.from(bytes), to),
          close: async () => {},
        };
      },
    },
    machine: {
      nodeVersion: machine.nodeVersion ?? '24.0.0',
      memoryLeft: () => machine.memoryLeft ?? 1e9,
      spaceLeft: async () => machine.spaceLeft,
      permissions: async () => machine.permissions,
    },
    clock: { sleep: async () => {} },
    random: { bytes: (count) => new Uint8Array(count).fill(7) },
    doors: { ask: async () => computer.guard },
  };
}

function diskOf({ files = {}, unwritable }: Computer): DoctorPorts['disk'] {
  const names = Object.keys(files);
  const isFolder = (path: string): boolean => names.some((name) => name.startsWith(`${path}/`));
  return {
    async read(path) {
      const text = files[path];
      if (text === undefined)
        throw new TonewallError('file-unreadable', `cannot read ${path}: permission denied`);
      return Buffer.from(text);
    },
    async list(path) {
      const below = names.filter((name) => name.startsWith(`${path}/`));
      return [...new Set(below.map((name) => name.slice(path.length + 1).split('/')[0] ?? ''))].sort();
    },
    exists: async (path) => names.includes(path) || isFolder(path),
    async checkWritable(path) {
      if (unwritable !== undefined)
        throw new TonewallError('file-unwritable', `cannot write ${path}: ${unwritable}`);
    },
  };
}

function ended({ programs = {} }: Computer, command: Command): Ended {
  const program = programs[command.program];
  const missing = { code: undefined, stdout: '', stderr: `spawn ${command.program} ENOENT` };
  return program ? { code: 0, stdout: '', stderr: '', ...program(command) } : missing;
}

/** As nft says it to whoever is not root. */
export const FORBIDDEN: Partial<Ended> = { code: 1, stderr: 'Operation not permitted (you must be root)\n' };

/** Files of the kernel for cards: with their flags and state, and as bridges. */
export function cardFiles(
  cards: Readonly<
    Record<
      string,
      {
        readonly flags?: string;
        readonly state?: string;
        readonly bridge?: readonly [snooping: number, querier: number];
      }
    >
  >,
): Readonly<Record<string, string>> {
  const sys = Object.entries(cards).flatMap(([name, { flags = '0x1003', state = 'up', bridge }]) => [
    [`/sys/class/net/${name}/flags`, `${flags}\n`],
    [`/sys/class/net/${name}/operstate`, `${state}\n`],
    ...(bridge
      ? [
          [`/sys/class/net/${name}/bridge/multicast_snooping`, `${bridge[0]}\n`],
          [`/sys/class/net/${name}/bridge/multicast_querier`, `${bridge[1]}\n`],
        ]
      : []),
  ]);
  return { ...Object.fromEntries(sys), ...seenCards(Object.keys(cards)) };
}

/** The table of cards, without anything under /sys. */
export const seenCards = (names: readonly string[]): Readonly<Record<string, string>> => ({
  '/proc/net/dev': `Inter-|   Receive\n face |bytes    packets\n${names.map((name) => `  ${name}:  0 0 0\n`).join('')}`,
});

/** A house with a gateway: players behind eth1, people behind eth2, the internet behind eth0. */
export const GATEWAY = `players:
  Kitchen: { address: 10.0.30.21 }
segments:
  - { name: speakers, interface: eth1, network: 10.0.30.0/24, holds: players }
  - { name: home, interface: eth2, network: 10.0.10.0/24, role: member }
  - { name: internet, interface: eth0, holds: internet }
`;

/** The same; its players reach one name of the internet. */
export const LISTED = GATEWAY.replace(
  'holds: players }',
  'holds: players, internet: { names: [a.example], resolver: 9.9.9.9 } }',
);

/** A house without segments: a door at an address of this computer. */
export const DOORS = `players:
  Kitchen: { address: 192.168.1.20, guarded-at: 192.168.1.120 }
`;
