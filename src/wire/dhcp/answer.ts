import { type IpAddress, numberToIpv4 } from '../../base/address.ts';
import { type Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { MAGIC } from './inform.ts';

/** What a DHCP server answers. */
export interface DhcpAnswer {
  /** The four bytes of the question. */
  readonly id: Uint8Array;
  /** As it calls itself; undefined where it does not. */
  readonly server: IpAddress | undefined;
  /** Where it tells hosts to send what is for elsewhere. */
  readonly routers: readonly IpAddress[];
}

const refuse = refuser('dhcp');

const OPTIONS_AT = 240;
/** A datagram of Ethernet. */
const MOST_BYTES = 1500;
const BOOTREPLY = 2;
/** Option numbers (RFC 2132): padding, router, message type, server, end. */
const [PAD, ROUTER, TYPE, SERVER, END] = [0, 3, 53, 54, 255];
const ACK = 5;

/** Reads a DHCPACK; whatever else is refused. */
export function parseDhcpAnswer(bytes: Uint8Array): Parsed<DhcpAnswer> {
  if (bytes.length > MOST_BYTES) return refuse('limit', 'longer than a datagram');
  if (bytes.length < OPTIONS_AT || bytes[0] !== BOOTREPLY) return refuse('malformed', 'no answer of BOOTP');
  if (MAGIC.some((byte, index) => bytes[236 + index] !== byte))
    return refuse('malformed', 'no options of DHCP');
  const options = optionsIn(bytes.subarray(OPTIONS_AT));
  if (!options) return refuse('malformed', 'an option is cut off');
  if (options.get(TYPE)?.[0] !== ACK) return refuse('unsupported', 'no DHCPACK');
  return ok({
    id: bytes.slice(4, 8),
    server: addressesIn(options.get(SERVER))[0],
    routers: addressesIn(options.get(ROUTER)),
  });
}

/** Code, length, bytes (RFC 2132 §2); what is there twice counts once. Undefined where one goes past the end. */
function optionsIn(bytes: Uint8Array): ReadonlyMap<number, Uint8Array> | undefined {
  const options = new Map<number, Uint8Array>();
  for (let at = 0; at < bytes.length; ) {
    const [code = END, length = 0] = bytes.subarray(at, at + 2);
    if (code === END) return options;
    if (code === PAD) {
      at += 1;
      continue;
    }
    if (at + 2 + length > bytes.length) return undefined;
    if (!options.has(code)) options.set(code, bytes.slice(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return options;
}

function addressesIn(bytes: Uint8Array | undefined): readonly IpAddress[] {
  if (!bytes || bytes.length % 4 !== 0) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: bytes.length / 4 }, (_none, index) => numberToIpv4(view.getUint32(index * 4)));
}
