import { asIpAddress, type Cidr, ipv4ToNumber, parseCidr } from '../../../base/address.ts';
import type { Answer } from './flow.ts';

/** A network of IPv6: its first `prefix` bits, as a number of 128. */
export interface Cidr6 {
  readonly bits: bigint;
  readonly prefix: number;
}

/** Parses `fe80::/10`; a lone address is a network of one. Without a zone. */
export function parseCidr6(text: string): Cidr6 | undefined {
  const [address = '', length = '128', ...rest] = text.split('/');
  const prefix = Number(length);
  const isSix = asIpAddress(address) !== undefined && address.includes(':') && !address.includes('%');
  if (!isSix || rest.length > 0) return undefined;
  if (!/^\d{1,3}$/.test(length) || prefix > 128) return undefined;
  return { bits: firstBits(numberOf(address), prefix) << BigInt(128 - prefix), prefix };
}

/** RFC 4291 §2.2: `::` stands for as many zeros as are missing, and the last two parts may be written as an address of IPv4. */
function numberOf(address: string): bigint {
  const [before = [], after = []] = address.split('::').map(partsOf);
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => 0);
  return [...before, ...zeros, ...after].reduce((sum, part) => (sum << 16n) + BigInt(part), 0n);
}

function partsOf(half: string): readonly number[] {
  if (half === '') return [];
  return half.split(':').flatMap((part) => {
    const four = ipv4ToNumber(part);
    return four === undefined ? [Number.parseInt(part, 16)] : [four >>> 16, four & 0xffff];
  });
}

const firstBits = (bits: bigint, prefix: number): bigint => bits >> BigInt(128 - prefix);

/** Whether the addresses of a network are in another, as text: all, none, or some. */
export const inNetwork = (value: Cidr | Cidr6, text: string): Answer =>
  'bits' in value
    ? within(value, parseCidr6(text), ({ bits }, prefix) => firstBits(bits, prefix))
    : within(value, parseCidr(text), ({ base }, prefix) => (prefix === 0 ? 0 : base >>> (32 - prefix)));

function within<Network extends { readonly prefix: number }>(
  value: Network,
  network: Network | undefined,
  first: (network: Network, prefix: number) => number | bigint,
): Answer {
  if (!network) return 'maybe';
  const prefix = Math.min(network.prefix, value.prefix);
  if (first(network, prefix) !== first(value, prefix)) return 'no';
  return network.prefix <= value.prefix ? 'yes' : 'maybe';
}
