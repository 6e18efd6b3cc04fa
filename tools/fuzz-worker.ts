import { parentPort } from 'node:worker_threads';
import { choicesOf, runChoices } from '../test/differential/case.ts';
import { guardSubject } from '../test/differential/subject/guard.ts';
import type { Batch, Report } from './fuzz/messages.ts';

/** One thread of `npm run fuzz`: runs the cases of a batch and says what came of them. */

// The XML parser makes an error for each complaint; where it was made is of no use here.
Error.stackTraceLimit = 0;

const subject = await guardSubject();

async function run({ seed, first, count }: Batch): Promise<Report> {
  const reasons: Record<string, number> = {};
  const failures: Report['failures'][number][] = [];
  for (let number = first; number < first + count; number += 1) {
    const { request, reason, fault } = await runChoices(subject, choicesOf(seed, number));
    reasons[reason] = (reasons[reason] ?? 0) + 1;
    if (fault !== undefined)
      failures.push({ number, fault, room: request.room.room, bytes: Buffer.concat(request.pieces) });
  }
  return { first, count, reasons, failures };
}

parentPort?.on('message', (batch: Batch) => {
  void run(batch).then((report) => parentPort?.postMessage(report, []));
});
