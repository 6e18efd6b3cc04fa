import { argv, exit, stderr, stdout } from 'node:process';
import { Worker } from 'node:worker_threads';
import { keep } from '../test/differential/corpus.ts';
import { familyOf } from '../test/differential/families.ts';
import type { Batch, Failure, Report } from './fuzz/messages.ts';
import { readOptions } from './fuzz/options.ts';
import { addTo, describe, emptyTally, failuresIn, headline } from './fuzz/tally.ts';

/**
 * `npm run fuzz`: hostile requests against the guard's own path, through both of its doors in turn, each compared with what a
 * simulated player would do (`test/differential`). Failing requests are kept in the corpus. Exit code 1 when there was one.
 */
const { cases, seconds, seed, threads } = readOptions(argv.slice(2));
const BATCH = 2000;
/** A batch takes a second or two; one that takes this long hangs. */
const HANGS_MS = 120_000;
const MOST_KEPT = 10;

const started = performance.now();
const elapsed = (): number => (performance.now() - started) / 1000;
const tally = emptyTally();
let next = 0;
let shown = 0;

stderr.write(`seed ${seed}, ${threads} threads\n`);
await Promise.all(Array.from({ length: Math.max(1, threads) }, work));
stdout.write(`${describe(tally, elapsed())}\n`);
exit(failuresIn(tally) === 0 ? 0 : 1);

async function work(): Promise<void> {
  const worker = new Worker(new URL('fuzz-worker.ts', import.meta.url));
  for (let batch = take(); batch; batch = take()) note(await ask(worker, batch));
  await worker.terminate();
}

function take(): Batch | undefined {
  const count = Math.min(BATCH, cases - next);
  if (count <= 0 || elapsed() >= seconds) return undefined;
  const first = next;
  next += count;
  return { seed, first, count };
}

function ask(worker: Worker, batch: Batch): Promise<Report> {
  const { promise, resolve, reject } = Promise.withResolvers<Report>();
  const hangs = setTimeout(
    () => reject(new Error(`cases ${batch.first} to ${batch.first + batch.count} of seed ${seed} hang`)),
    HANGS_MS,
  );
  worker.once('error', reject);
  worker.once('message', resolve);
  worker.postMessage(batch, []);
  return promise.finally(() => {
    clearTimeout(hangs);
    worker.removeAllListeners('error');
  });
}

function note(report: Report): void {
  addTo(tally, report);
  for (const failure of report.failures) onFailure(failure);
  if (elapsed() - shown < 10) return;
  shown = elapsed();
  stderr.write(`${headline(tally, elapsed())}\n`);
}

function onFailure({ number, fault, room: name, pieces }: Failure): void {
  if (failuresIn(tally) > MOST_KEPT) return;
  const family = familyOf(number);
  const room = family.rooms.find((candidate) => candidate.room === name);
  if (!room) throw new Error(`no room ${name}`);
  const trick = `Found by fuzzing, seed ${seed}, case ${number}.`;
  const kept = { name: `found-${seed}-${number}`, request: { room, pieces }, expected: 'any', trick };
  const file = keep(family, kept);
  stderr.write(`case ${number} of seed ${seed}, kept as ${family.corpus}/${file}: ${fault}\n`);
}
