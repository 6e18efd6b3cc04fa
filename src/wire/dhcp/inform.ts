import { ipv4ToNumber } from '../../base/address.ts';

/** What a host that has an address already asks of DHCP servers; none of them gives anything away for it (RFC 2131 §3.4). */
export interface Inform {
  /** Four bytes that come back with the answer. */
  readonly id: Uint8Array;
  /** IPv4 address of whoever asks. */
  readonly address: string;
  /** Hardware address, `02:00:00:00:00:01`. */
  readonly hardware: string;
}

/** BOOTREQUEST, Ethernet, six bytes of hardware address (RFC 2131 §2). */
const HEAD = [1, 1, 6, 0];
/** What begins the options (RFC 2131 §3). */
export const MAGIC = [0x63, 0x82, 0x53, 0x63];
/** Message type 8: DHCPINFORM; 55: we would like to hear of the router (RFC 2132 §9.6, §9.8, §3.5). */
const OPTIONS = [53, 1, 8, 55, 1, 3, 255];
/** BOOTP's size: servers may drop what is shorter (RFC 1542 §2.1). */
const SIZE = 300;

export function writeInform({ id, address, hardware }: Inform): Uint8Array {
  const bytes = new Uint8Array(SIZE);
  bytes.set(HEAD, 0);
  bytes.set(id.subarray(0, 4), 4);
  new DataView(bytes.buffer).setUint32(12, ipv4ToNumber(address) ?? 0);
  bytes.set(
    hardware.split(':').map((pair) => Number.parseInt(pair, 16) & 255),
    28,
  );
  bytes.set([...MAGIC, ...OPTIONS], 236);
  return bytes;
}
