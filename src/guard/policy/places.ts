import { asIpAddress, ipv4ToNumber } from '../../base/address.ts';
import type { SourcePlace } from './access-request.ts';

/** A host as policies compare it; `bad` is one that no list may permit. */
export interface CanonicalHost {
  readonly host: string;
  readonly isAddress: boolean;
}

/** A last label that is a number makes the whole an address in another spelling (URL Standard §3.5). */
const NUMERIC_END = /(^|\.)(\d+|0x[0-9a-f]*)$/;

/**
 * One spelling for each host: `3232235796`, `0xC0.0xA8.1.20` and `::ffff:192.168.1.20` are `192.168.1.20`, which players
 * reach by any of them (inet_aton). Undefined for what is neither a name nor an address.
 */
export function canonicalHost(text: string): CanonicalHost | undefined {
  const plain = text.toLowerCase().replace(/\.$/, '');
  if (plain.includes(':') && asIpAddress(plain)) return { host: unmapped(plain), isAddress: true };
  if (NUMERIC_END.test(plain)) {
    const address = URL.parse(`http://${plain}/`)?.hostname;
    return address !== undefined && ipv4ToNumber(address) !== undefined
      ? { host: address, isAddress: true }
      : undefined;
  }
  return /^[a-z0-9._-]{1,253}$/.test(plain) ? { host: plain, isAddress: false } : undefined;
}

/** The shortest spelling (RFC 5952); IPv4 written as IPv6 is IPv4. */
function unmapped(address: string): string {
  const [zoneless = ''] = address.split('%');
  const short = URL.parse(`http://[${zoneless}]/`)?.hostname.slice(1, -1) ?? zoneless;
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(short) ?? [];
  if (high === undefined || low === undefined) return short;
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}

/** For people: `x-file-cifs://nas.local`. */
export const placeText = ({ scheme, host }: SourcePlace): string =>
  host === undefined ? `${scheme}:` : `${scheme}://${host}`;
