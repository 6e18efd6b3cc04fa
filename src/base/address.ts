import { BlockList, isIP, isIPv4, SocketAddress } from 'node:net';

/** An IP address in text form, checked. No DNS names: Tonewall follows addresses, never names. */
export type IpAddress = string & { readonly [ip]: true };
declare const ip: unique symbol;

/** An address and a port (1 to 65535). */
export interface Endpoint {
  readonly host: IpAddress;
  readonly port: number;
}

/** An IPv4 network, e.g. `192.168.1.0/24`. */
export interface Cidr {
  readonly base: number;
  readonly prefix: number;
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the brand is given here and nowhere else
export const asIpAddress = (text: string): IpAddress | undefined =>
  isIP(text) ? (text as IpAddress) : undefined;

/** An address that the code itself names. Anything else is a bug and throws. */
export function knownAddress(text: string): IpAddress {
  const address = asIpAddress(text);
  if (!address) throw new Error(`not an address: ${text}`);
  return address;
}

/**
 * One spelling for each address, so that equal addresses are equal text: IPv6 in the short form of RFC 5952, and IPv4
 * written as IPv6 (`::ffff:10.0.0.1`, RFC 4291 §2.5.5.2) as IPv4. A zone (`%eth0`) is kept: a link-local address means
 * something on its own link only.
 */
export function plainAddress(text: string): IpAddress | undefined {
  if (!text.includes(':')) return asIpAddress(text);
  // What a socket that hears both versions says of IPv4: by far the most frequent case.
  if (text.startsWith('::ffff:') && isIPv4(text.slice(7))) return asIpAddress(text.slice(7));
  const [bare = '', zone] = text.split('%', 2);
  if (isIP(bare) !== 6) return undefined;
  const { address } = new SocketAddress({ address: bare, family: 'ipv6' });
  const mapped = /^::ffff:([\d.]+)$/.exec(address)?.[1];
  return asIpAddress(mapped ?? (zone === undefined ? address : `${address}%${zone}`));
}

export function asPort(text: string | number): number | undefined {
  const port = typeof text === 'number' ? text : /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return Number.isInteger(port) && port >= 1 && port <= 65_535 ? port : undefined;
}

/** `host:port`, with brackets around IPv6 (RFC 3986 §3.2.2). */
export const formatEndpoint = ({ host, port }: Endpoint): string =>
  isIPv4(host) ? `${host}:${port}` : `[${host}]:${port}`;

const ZERO = 0x30;

/** An IPv4 address as an unsigned 32-bit number; undefined for anything else. */
export function ipv4ToNumber(address: string): number | undefined {
  if (!isIPv4(address)) return undefined;
  let [value, octet] = [0, 0];
  for (let at = 0; at < address.length; at += 1) {
    const digit = address.charCodeAt(at) - ZERO;
    if (digit >= 0) octet = octet * 10 + digit;
    else [value, octet] = [value * 256 + octet, 0];
  }
  return value * 256 + octet;
}

export function numberToIpv4(value: number): IpAddress {
  const text = [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- four octets joined by dots
  return text as IpAddress;
}

/** Parses `a.b.c.d/n`; a lone address is a network of one. */
export function parseCidr(text: string): Cidr | undefined {
  const [address = '', length = '32', ...rest] = text.split('/');
  const value = ipv4ToNumber(address);
  if (value === undefined || rest.length > 0 || !/^\d{1,2}$/.test(length) || Number(length) > 32)
    return undefined;
  const prefix = Number(length);
  return { base: (value & maskOf(prefix)) >>> 0, prefix };
}

const maskOf = (prefix: number): number => (prefix === 0 ? 0 : (0xffff_ffff << (32 - prefix)) >>> 0);

export function cidrContains(network: Cidr, address: string): boolean {
  const value = ipv4ToNumber(address);
  return value !== undefined && (value & maskOf(network.prefix)) >>> 0 === network.base;
}

/** How many addresses the network has. */
export const cidrSize = ({ prefix }: Cidr): number => 2 ** (32 - prefix);

type Network = readonly [base: string, prefix: number];

function listOf(ipv4: readonly Network[], ipv6: readonly Network[]): BlockList {
  const list = new BlockList();
  for (const [base, prefix] of ipv4) list.addSubnet(base, prefix, 'ipv4');
  for (const [base, prefix] of ipv6) list.addSubnet(base, prefix, 'ipv6');
  return list;
}

const LOOPBACK = listOf([['127.0.0.0', 8]], [['::1', 128]]);

const PRIVATE = listOf(
  [
    ['10.0.0.0', 8],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
    ['169.254.0.0', 16],
    ['127.0.0.0', 8],
  ],
  [
    ['fc00::', 7],
    ['fe80::', 10],
    ['::1', 128],
  ],
);

/** By value, not by spelling; IPv4 written as IPv6 (`::ffff:10.0.0.1`) is IPv4, and a zone (`%eth0`) says nothing. */
function isIn(list: BlockList, address: string): boolean {
  const [plain = ''] = address.split('%');
  const version = isIP(plain);
  return version !== 0 && list.check(plain, version === 4 ? 'ipv4' : 'ipv6');
}

/** RFC 1918, link-local and loopback; for IPv6 unique-local (RFC 4193), link-local and loopback. */
export const isPrivateAddress = (address: string): boolean => isIn(PRIVATE, address);

export const isLoopback = (address: string): boolean => isIn(LOOPBACK, address);
