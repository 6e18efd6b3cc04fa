import { ipv4ToNumber, numberToIpv4 } from '../../../base/address.ts';
import { seeded } from './seed.ts';

/** One of the vendor's registered prefixes (nmap/nmap nmap-mac-prefixes). */
const PREFIX = '00:0E:58';

/** Hands out hardware addresses made from names; two names never get the same one. */
export function createMacSource(household: string, taken: readonly string[]): (...words: string[]) => string {
  const used = new Set(taken);
  return (...words) => {
    for (let attempt = 0; ; attempt += 1) {
      const tail = seeded(household, ...words, attempt).subarray(0, 3);
      const mac = [PREFIX, ...[...tail].map(hexByte)].join(':');
      if (used.has(mac)) continue;
      used.add(mac);
      return mac;
    }
  };
}

const hexByte = (byte: number): string => byte.toString(16).padStart(2, '0').toUpperCase();

/** `RINCON_<MAC>01400`. */
export const playerIdOf = (mac: string): string => `RINCON_${mac.replaceAll(':', '')}01400`;

/** `00-0E-58-A0-00-01:8`: the MAC and a check character. Unsure: how the character is made. */
export const serialOf = (mac: string): string =>
  `${mac.replaceAll(':', '-')}:${(seeded(mac).readUInt8(0) % 16).toString(16).toUpperCase()}`;

/** Addresses counting up from the first, without those that name a network or everybody in it (`.0`, `.255`). */
export function createAddressSource(first: string, taken: readonly string[]): () => string {
  const used = new Set(taken);
  let next = ipv4ToNumber(first) ?? 0;
  return () => {
    while (used.has(numberToIpv4(next)) || [0, 255].includes(next & 255)) next += 1;
    next += 1;
    return numberToIpv4(next - 1);
  };
}
