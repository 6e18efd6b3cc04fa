import { isIPv4, isIPv6 } from 'node:net';
import { ipv4ToNumber, plainAddress } from './address.ts';

/** A network of either version, e.g. `192.168.1.0/24` or `fd00:1::/64`. */
export interface IpNetwork {
  readonly version: 4 | 6;
  /** The first address as an unsigned number of 32 or 128 bits. */
  readonly base: bigint;
  readonly prefix: number;
}

/** An address as a number. */
export interface IpNumber {
  readonly version: 4 | 6;
  readonly value: bigint;
}

/** By value, not by spelling; IPv4 written as IPv6 is IPv4, and a zone is left out. */
export function ipNumber(address: string): IpNumber | undefined {
  const [plain = ''] = (plainAddress(address) ?? '').split('%');
  if (isIPv4(plain)) return { version: 4, value: BigInt(ipv4ToNumber(plain) ?? 0) };
  return isIPv6(plain) ? { version: 6, value: ipv6Value(plain) } : undefined;
}

/** Parses `address/length`; a lone address is a network of one. Bits behind the length do not count. */
export function parseNetwork(text: string): IpNetwork | undefined {
  const [address = '', length, ...rest] = text.split('/');
  const number = ipNumber(address);
  if (!number || rest.length > 0 || address.includes('%')) return undefined;
  const bits = number.version === 4 ? 32 : 128;
  if (length !== undefined && !/^\d{1,3}$/.test(length)) return undefined;
  const prefix = length === undefined ? bits : Number(length);
  // A length behind IPv4 that is written as IPv6 counts other bits than it seems to.
  if (prefix > bits || (number.version === 4 && address.includes(':') && length !== undefined))
    return undefined;
  return { version: number.version, base: masked(number, prefix), prefix };
}

export const networkContains = ({ version, prefix, base }: IpNetwork, address: IpNumber): boolean =>
  version === address.version && masked(address, prefix) === base;

/** With the bits behind the length set to zero. */
function masked({ version, value }: IpNumber, prefix: number): bigint {
  const host = BigInt((version === 4 ? 32 : 128) - prefix);
  return (value >> host) << host;
}

/** Eight groups of 16 bits; `::` stands for the zeros that are missing (RFC 4291 §2.2). The text is a checked address. */
function ipv6Value(text: string): bigint {
  const [head = '', tail] = text.split('::');
  const before = groupsOf(head);
  const after = tail === undefined ? [] : groupsOf(tail);
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => 0);
  return [...before, ...zeros, ...after].reduce((sum, group) => (sum << 16n) | BigInt(group), 0n);
}

/** The last 32 bits may be written as IPv4 (RFC 4291 §2.2). */
function groupsOf(text: string): readonly number[] {
  if (text === '') return [];
  return text.split(':').flatMap((group) => {
    const low = ipv4ToNumber(group);
    return low === undefined ? [Number.parseInt(group, 16)] : [low >>> 16, low & 0xffff];
  });
}
