import type { DoctorPorts } from '../probe.ts';
import { readText } from './files.ts';

/** Somebody who has answered behind a card. */
export interface Neighbour {
  readonly address: string;
  readonly card: string;
}

/** `ATF_COM`: the entry is complete (linux/if_arp.h). */
const COMPLETE = 2;

/** `IP address  HW type  Flags  HW address  Mask  Device`, with a line of headings. None where the system shows none. */
export async function neighbours({ disk }: Pick<DoctorPorts, 'disk'>): Promise<readonly Neighbour[]> {
  const read = await readText(disk, '/proc/net/arp');
  if (read.kind !== 'text') return [];
  return read.text
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [address = '', , flags = '', , , card = ''] = line.trim().split(/\s+/);
      return (Number(flags) & COMPLETE) === 0 ? [] : [{ address, card }];
    });
}
