import { parentPort } from 'node:worker_threads';
import { choicesOf, runChoices } from '../test/differential/case.ts';
import { familyOf, FIRST_DOOR } from '../test/differential/families.ts';
import { guardSubject } from '../test/differential/subject/guard.ts';
import { secondDoorSubject } from '../test/differential/subject/second-door.ts';
import { type Batch, emptyShare, type Failure, type Report } from './fuzz/messages.ts';

/** One thread of `npm run fuzz`: runs the cases of a batch and says what came of them. */

// The XML parser makes an error for each complaint; where it was made is of no use here.
Error.stackTraceLimit = 0;

const first = await guardSubject();
const second = await secondDoorSubject();

async function run(batch: Batch): Promise<Report> {
  const shares = { 1400: emptyShare(), 1443: emptyShare() };
  const failures: Failure[] = [];
  for (let number = batch.first; number < batch.first + batch.count; number += 1) {
    const family = familyOf(number);
    const share = shares[family.port];
    const began = performance.now();
    const subject = family === FIRST_DOOR ? first : second;
    const { request, reason, fault } = await runChoices(subject, family, choicesOf(batch.seed, number));
    share.cases += 1;
    share.ms += performance.now() - began;
    share.reasons[reason] = (share.reasons[reason] ?? 0) + 1;
    if (fault === undefined) continue;
    share.failures += 1;
    failures.push({ number, fault, room: request.room.room, pieces: request.pieces });
  }
  return { shares, failures };
}

parentPort?.on('message', (batch: Batch) => {
  void run(batch).then((report) => parentPort?.postMessage(report, []));
});
