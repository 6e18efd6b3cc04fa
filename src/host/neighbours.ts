/**
 * The neighbour table of IPv4 as Linux shows it. What could go wrong: it is not there (another system: nobody is known), it is
 * large (read up to a bound), it is asked for every request (read once a second at most), one address is on two networks
 * with two hardware addresses (then neither is told). Proven in `neighbours.test.ts` and `test/lab/hardware.test.ts`.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { arpEntriesIn } from '../base/arp-table.ts';
import type { Clock } from '../ports/clock.ts';
import type { Neighbours } from '../ports/neighbours.ts';

/** How old the table may be, in milliseconds. */
const KEEP_MS = 1000;
/** A line has about 80 bytes; Linux keeps 1024 neighbours unless told otherwise. */
const MOST_BYTES = 1_048_576;

/**
 * Reading `/proc/net/arp` waits for no disk and takes well under a millisecond. IPv6 is not told: players, doors and the front
 * desk have IPv4 addresses, so nobody comes from there.
 */
export function linuxNeighbours(clock: Pick<Clock, 'elapsed'>, path = '/proc/net/arp'): Neighbours {
  let table: ReadonlyMap<string, string | undefined> = new Map();
  let readAt = Number.NEGATIVE_INFINITY;
  return {
    hardwareOf(address, when) {
      const at = clock.elapsed();
      if (when === 'now' || at - readAt >= KEEP_MS) {
        table = readTable(textOf(path));
        readAt = at;
      }
      return table.get(address);
    },
  };
}

export function readTable(text: string): ReadonlyMap<string, string | undefined> {
  const table = new Map<string, string | undefined>();
  for (const { address, type, hardware } of arpEntriesIn(text)) {
    if (type !== '0x1' || !/^[\da-f:]{17}$/.test(hardware)) continue;
    table.set(address, table.has(address) && table.get(address) !== hardware ? undefined : hardware);
  }
  return table;
}

function textOf(path: string): string {
  const bytes = Buffer.alloc(65_536);
  const pieces: string[] = [];
  try {
    const file = openSync(path, 'r');
    try {
      for (let total = 0; total < MOST_BYTES; ) {
        const count = readSync(file, bytes);
        if (count === 0) break;
        pieces.push(bytes.toString('latin1', 0, count));
        total += count;
      }
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
  return pieces.join('');
}
