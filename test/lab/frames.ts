/** Datagrams as they are on the wire, from addresses that nobody has. */

export interface Speech {
  /** Addresses of both as bytes: 4 for IPv4, 16 for IPv6. */
  readonly from: Uint8Array;
  readonly group: Uint8Array;
  readonly ports: readonly [from: number, to: number];
  readonly text: Uint8Array;
}

/** A frame of Ethernet to the group (RFC 1112 §6.4, RFC 2464 §7), from a hardware address that is for documents (RFC 7042 §2.1.1). */
export function frameOf(speech: Speech): Buffer {
  const { group } = speech;
  const isIpv4 = group.length === 4;
  const to = isIpv4
    ? [0x01, 0x00, 0x5e, (group[1] ?? 0) & 0x7f, ...group.subarray(2)]
    : [0x33, 0x33, ...group.subarray(12)];
  const type = isIpv4 ? [0x08, 0x00] : [0x86, 0xdd];
  const head = Buffer.from([...to, 0x00, 0x00, 0x5e, 0x00, 0x53, 0x01, ...type]);
  return Buffer.concat([head, isIpv4 ? overIpv4(speech) : overIpv6(speech)]);
}

/** RFC 791 §3.1; the checksum of UDP may be left out (RFC 768). */
function overIpv4({ from, group, ...its }: Speech): Buffer {
  const udp = udpOf(its);
  const head = Buffer.from([0x45, 0, 0, 0, 0, 0, 0, 0, 255, 17, 0, 0, ...from, ...group]);
  head.writeUInt16BE(head.length + udp.length, 2);
  head.writeUInt16BE(checksum(head), 10);
  return Buffer.concat([head, udp]);
}

/** RFC 8200 §3 and §8.1. */
function overIpv6({ from, group, ...its }: Speech): Buffer {
  const udp = udpOf(its);
  const length = Buffer.from([udp.length >> 8, udp.length & 255]);
  const addresses = Buffer.concat([from, group]);
  udp.writeUInt16BE(checksum(Buffer.concat([addresses, Buffer.from([0, 17]), length, udp])) || 0xffff, 6);
  return Buffer.concat([Buffer.from([0x60, 0, 0, 0, ...length, 17, 255]), addresses, udp]);
}

function udpOf({ ports: [from, to], text }: Pick<Speech, 'ports' | 'text'>): Buffer {
  const head = Buffer.alloc(8);
  for (const [index, value] of [from, to, head.length + text.length].entries())
    head.writeUInt16BE(value, 2 * index);
  return Buffer.concat([head, text]);
}

/** RFC 1071. */
function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (const [index, byte] of bytes.entries()) sum += index % 2 === 0 ? byte << 8 : byte;
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}
