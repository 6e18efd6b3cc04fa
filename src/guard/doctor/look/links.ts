import type { DoctorPorts } from '../probe.ts';
import { numberOf, readText, valueOf } from './files.ts';

type Disk = DoctorPorts['disk'];

const SYS = '/sys/class/net';
/** `IFF_UP` (linux/if.h). */
const UP = 1;

/** The cards of this network namespace, sorted; undefined where the system does not show them. */
export async function cardsThere(disk: Disk): Promise<readonly string[] | undefined> {
  const read = await readText(disk, '/proc/net/dev');
  if (read.kind !== 'text') return undefined;
  // Two lines of headings, then `  eth0: 12 34 …`.
  const names = read.text.split('\n').slice(2);
  return names.flatMap((line) => /^\s*(\S+):/.exec(line)?.[1] ?? []).sort();
}

/**
 * What is known of a link; `unseen`: /sys does not show it. /sys shows the namespace in which it was mounted, which need not be
 * that of this process: then nothing in it is believed.
 */
export type Link = 'absent' | 'unseen' | 'switched-off' | 'no-carrier' | 'up';

export async function linkOf(disk: Disk, card: string): Promise<Link> {
  const there = await cardsThere(disk);
  if (!there) return 'unseen';
  if (!there.includes(card)) return 'absent';
  if (!(await isOwnSys(disk, there))) return 'unseen';
  const flags = Number(await valueOf(disk, `${SYS}/${card}/flags`));
  const state = await valueOf(disk, `${SYS}/${card}/operstate`);
  if (Number.isNaN(flags) || state === undefined) return 'unseen';
  if ((flags & UP) === 0) return 'switched-off';
  // Tunnels and the like never say more than `unknown` (Documentation/networking/operstates.rst).
  return state === 'up' || state === 'unknown' ? 'up' : 'no-carrier';
}

async function isOwnSys(disk: Disk, there: readonly string[]): Promise<boolean> {
  const shown = await disk.list(SYS).catch(() => []);
  // `bonding_masters` is a file among the links.
  const links = shown.filter((name) => name !== 'bonding_masters');
  return links.length === there.length && links.every((name) => there.includes(name));
}

/** How a card passes multicast on, where it is a bridge. */
export interface Bridge {
  /** It keeps a list of members and passes multicast to no others. */
  readonly snoops: boolean;
  /** It asks members whether they still are. */
  readonly asks: boolean;
}

/** Undefined for what is no bridge; `unseen` as above. */
export async function bridgeOf(disk: Disk, card: string): Promise<Bridge | 'unseen' | undefined> {
  if ((await linkOf(disk, card)) === 'unseen') return 'unseen';
  const folder = `${SYS}/${card}/bridge`;
  if (!(await disk.exists(folder))) return undefined;
  const snoops = await numberOf(disk, `${folder}/multicast_snooping`);
  const asks = await numberOf(disk, `${folder}/multicast_querier`);
  // A kernel without snooping (CONFIG_BRIDGE_IGMP_SNOOPING) has neither file.
  return { snoops: snoops !== undefined && snoops > 0, asks: asks !== undefined && asks > 0 };
}

/** The cards that frames of a card come and go by: itself, the ports of a bridge, and what lies under a VLAN or a bond. `unseen` as above. */
export async function partsOf(disk: Disk, card: string): Promise<readonly string[] | 'unseen'> {
  if ((await linkOf(disk, card)) === 'unseen') return 'unseen';
  const folder = `${SYS}/${card}`;
  const ports = (await disk.exists(`${folder}/brif`)) ? await disk.list(`${folder}/brif`) : [];
  const links = (await disk.exists(folder)) ? await disk.list(folder) : [];
  const lower = links.flatMap((name) => (name.startsWith('lower_') ? [name.slice('lower_'.length)] : []));
  return [...new Set([card, ...ports, ...lower])];
}
