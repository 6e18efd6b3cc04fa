import { type ArpEntry, arpEntriesIn } from '../../../base/arp-table.ts';
import type { DoctorPorts } from '../probe.ts';
import { readText } from './files.ts';

/** Somebody who has answered behind a card. */
export type Neighbour = Pick<ArpEntry, 'address' | 'card'>;

/** None where the system shows none. */
export async function neighbours({ disk }: Pick<DoctorPorts, 'disk'>): Promise<readonly Neighbour[]> {
  const read = await readText(disk, '/proc/net/arp');
  if (read.kind !== 'text') return [];
  return arpEntriesIn(read.text).map(({ address, card }) => ({ address, card }));
}
