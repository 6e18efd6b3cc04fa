import type { DoctorPorts } from '../probe.ts';
import { readText } from './files.ts';

/** RFC 4291 §2.4: `fe80::/10`, as the kernel writes it. */
const LINK_LOCAL = /^fe[89ab][\da-f]{29}$/;

/** Cards with an own address of their link, by IPv6. None where the kernel knows no IPv6. */
export async function cardsOnLinks({ disk }: Pick<DoctorPorts, 'disk'>): Promise<ReadonlySet<string>> {
  const read = await readText(disk, '/proc/net/if_inet6');
  // `address index length scope flags name`.
  const lines = read.kind === 'text' ? read.text.split('\n').map((line) => line.trim().split(/\s+/)) : [];
  return new Set(
    lines.flatMap(([address = '', , , , , card]) => (card && LINK_LOCAL.test(address) ? [card] : [])),
  );
}
