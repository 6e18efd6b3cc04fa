import { JOURNAL_DEFAULTS, openJournal } from '../../../../src/journal/open.ts';
import { nodeAppendDisk } from '../../../../src/host/append/append-disk.ts';
import { nodeClock } from '../../../../src/host/clock.ts';
import { nodeDisk } from '../../../../src/host/disk/disk.ts';
import { nodeRandom } from '../../../../src/host/random.ts';
import { silentLog } from '../../../../src/ports/log.ts';
import { writeSync } from 'node:fs';

/**
 * Appends until it is killed. Tells the number of each entry on standard output only after `append` said yes, and
 * straight to the operating system, so that what was told before the kill arrives.
 */
const [folder = '', first = '0'] = process.argv.slice(2);
const ports = {
  disk: nodeDisk(),
  files: nodeAppendDisk(),
  clock: nodeClock(),
  random: nodeRandom(),
  log: silentLog,
};
const journal = await openJournal(ports, {
  ...JOURNAL_DEFAULTS,
  folder,
  maxSegmentBytes: 50_000,
  checkpointEvery: 20,
});
for (let index = Number(first); ; index += 1) {
  const facts = { index, address: `192.0.2.${index % 200}`, padding: 'x'.repeat((index * 37) % 900) };
  if (!journal.append({ kind: 'decision', at: Date.now(), facts })) throw new Error('append said no');
  writeSync(1, `${index}\n`);
  if (index % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
}
