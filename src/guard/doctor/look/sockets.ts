import { numberToIpv4 } from '../../../base/address.ts';
import type { DoctorPorts } from '../probe.ts';
import { readText } from './files.ts';

/** Who waits at a port of this computer. */
export interface Holder {
  readonly protocol: 'tcp' | 'udp';
  /** `0.0.0.0` and `::` are every address. */
  readonly address: string;
  readonly port: number;
  /** Number of the user whose program it is. */
  readonly user: number;
}

/** proc(5): state 0A listens; a UDP socket that is connected to nobody is 07. */
const WAITING = { tcp: '0A', udp: '07' } as const;

/** Everything that waits for somebody, IPv6 too; undefined where the system does not show it. */
export async function holders(
  disk: DoctorPorts['disk'],
  protocol: 'tcp' | 'udp',
): Promise<readonly Holder[] | undefined> {
  const four = await readText(disk, `/proc/net/${protocol}`);
  if (four.kind !== 'text') return undefined;
  // A kernel without IPv6 has no second table.
  const six = await readText(disk, `/proc/net/${protocol}6`);
  if (six.kind === 'closed') return undefined;
  return [four, six].flatMap((read) => (read.kind === 'text' ? holdersIn(read.text, protocol) : []));
}

/** `sl local_address rem_address st tx:rx tr:when retrnsmt uid …`, with a line of headings. */
function holdersIn(text: string, protocol: 'tcp' | 'udp'): readonly Holder[] {
  return text
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [, local = '', , state, , , , user] = line.trim().split(/\s+/);
      const [address = '', port = ''] = local.split(':');
      if (state !== WAITING[protocol]) return [];
      return [{ protocol, address: addressIn(address), port: Number.parseInt(port, 16), user: Number(user) }];
    });
}

/** IPv4 as one number in the order of the machine: little end first on all that Node.js 24 runs on but s390x. */
function addressIn(hex: string): string {
  if (hex.length === 8) return ipv4In(hex);
  if (/^0+$/.test(hex)) return '::';
  // IPv4 written as IPv6 (RFC 4291 §2.5.5.2).
  return hex.startsWith('0000000000000000FFFF0000') ? ipv4In(hex.slice(24)) : 'an IPv6 address';
}

function ipv4In(hex: string): string {
  const bytes = hex.match(/../g) ?? [];
  return numberToIpv4(Number.parseInt(bytes.toReversed().join(''), 16));
}

/** Whether it takes what comes to a port at an address. `::` takes IPv4 as well, unless its program said no: that is not shown. */
export const takes = (holder: Holder, address: string, port: number): boolean =>
  holder.port === port && [address, '0.0.0.0', '::'].includes(holder.address);
