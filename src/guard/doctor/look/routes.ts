import { type Cidr, cidrContains, numberToIpv4 } from '../../../base/address.ts';
import type { DoctorPorts } from '../probe.ts';
import { readText } from './files.ts';

/** A route of the main table. */
export interface Route {
  readonly network: Cidr;
  readonly card: string;
  readonly metric: number;
}

/** `RTF_UP`, `RTF_REJECT` (linux/route.h). */
const UP = 0x1;
const REJECT = 0x200;

/** IPv4, as `/proc/net/route` shows them: numbers in the order of the machine. Undefined where the system does not show them. */
export async function routes(disk: DoctorPorts['disk']): Promise<readonly Route[] | undefined> {
  const read = await readText(disk, '/proc/net/route');
  if (read.kind !== 'text') return undefined;
  return routesIn(read.text);
}

/** The table as text, with a line of headings. */
export const routesIn = (text: string): readonly Route[] => text.split('\n').slice(1).flatMap(routeIn);

/** `Iface Destination Gateway Flags RefCnt Use Metric Mask …` */
function routeIn(line: string): readonly Route[] {
  const [card = '', network = '', , flags = '', , , metric = '', mask = ''] = line.split('\t');
  const bits = Number.parseInt(flags, 16);
  if (card === '' || (bits & UP) === 0 || (bits & REJECT) !== 0) return [];
  const prefix = swapped(mask).toString(2).replaceAll('0', '').length;
  return [{ network: { base: swapped(network), prefix }, card, metric: Number(metric) }];
}

function swapped(hex: string): number {
  const bytes = hex.match(/../g) ?? [];
  return Number.parseInt(bytes.toReversed().join('') || '0', 16);
}

/** The card by which an address is reached: the longest prefix, then the lowest metric. */
export function cardTowards(table: readonly Route[], address: string): string | undefined {
  const [best] = table
    .filter(({ network }) => cidrContains(network, address))
    .toSorted((one, other) => other.network.prefix - one.network.prefix || one.metric - other.metric);
  return best?.card;
}

/** Some address of the internet. It is looked up in the table, and nothing is sent to it. */
export const OUTSIDE = '1.1.1.1';

/** Some address of a network that is a host of it. */
export const hostIn = ({ base, prefix }: Cidr): string => numberToIpv4(prefix >= 31 ? base : base + 1);
