import { createPublicKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeAppendDisk } from '../src/host/append/append-disk.ts';
import { nodeClock } from '../src/host/clock.ts';
import { nodeDisk } from '../src/host/disk/disk.ts';
import { nodeRandom } from '../src/host/random.ts';
import type { JournalEntry } from '../src/journal/entry.ts';
import { JOURNAL_DEFAULTS, type OpenJournal, openJournal } from '../src/journal/open.ts';
import { verifyJournal } from '../src/journal/verify/verify.ts';
import { silentLog } from '../src/ports/log.ts';
import type { Benchmark, Figure } from './benchmark.ts';

const COUNT = 300_000;
const BATCH = 16;
const GOAL = 'at least 150000';

/** About the length of the lines of these decisions. */
const LINE_BYTES = 390;

/** Decisions of 64 clients, one write each and 16 a write; then the whole journal is verified. */
export const journalAppend: Benchmark = {
  name: 'journal-append',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'tonewall-bench-'));
    const ports = { disk: nodeDisk(), files: nodeAppendDisk() };
    const rest = { clock: nodeClock(), random: nodeRandom(), log: silentLog };
    try {
      const journal = await openJournal({ ...ports, ...rest }, { ...JOURNAL_DEFAULTS, folder });
      const entries = Array.from({ length: 1024 }, (_, index) => decision(index));
      const figures = [
        ...appends('bare writes', () => bareWrites(join(folder, 'bare'))),
        ...appends('one a write', () => single(journal, entries), GOAL),
        ...appends(`${BATCH} a write`, () => batched(journal, entries), GOAL),
      ];
      await journal.close();
      return [...figures, await verifying(ports, folder)];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

const decision = (index: number): JournalEntry => ({
  kind: 'decision',
  at: Date.now(),
  facts: {
    effect: 'permit',
    principal: `device:7f3a${index % 64}`,
    name: 'Anna',
    role: 'guest',
    binding: 'address',
    address: `192.0.2.${index % 64}`,
    room: ['Kitchen', 'Bath', 'Living Room'][index % 3] ?? '',
    action: 'RenderingControl.SetVolume',
    class: 'volume',
    reasons: ['permitted-by-rule'],
    rule: 'tonewall.yaml:42 roles.guest.rooms',
  },
});

const must = (isWritten: boolean): void => {
  if (!isWritten) throw new Error('the journal could not be written');
};

function single(journal: OpenJournal, entries: readonly JournalEntry[]): void {
  for (let done = 0; done < COUNT; done += entries.length)
    for (const entry of entries) must(journal.append(entry));
}

function batched(journal: OpenJournal, entries: readonly JournalEntry[]): void {
  for (let done = 0; done < COUNT; done += entries.length)
    for (let at = 0; at < entries.length; at += BATCH)
      must(journal.appendEach(entries.slice(at, at + BATCH)).every(Boolean));
}

/** What the operating system alone takes for as many writes of as many bytes. */
function bareWrites(path: string): void {
  const file = nodeAppendDisk().openAppend(path);
  const line = Buffer.alloc(LINE_BYTES, 'x');
  for (let done = 0; done < COUNT; done += 1) must(file.write(line, 0, LINE_BYTES) === LINE_BYTES);
  file.close();
}

/** The best of three runs: other work on the machine only ever makes it slower. Processor time says what it costs. */
function appends(name: string, work: () => void, goal?: string): readonly Figure[] {
  const runs = [1, 2, 3].map(() => {
    const [before, start] = [process.cpuUsage(), performance.now()];
    work();
    const { user, system } = process.cpuUsage(before);
    return { perSecond: COUNT / ((performance.now() - start) / 1000), micros: (user + system) / COUNT };
  });
  return [
    {
      name: `appends, ${name}`,
      value: Math.max(...runs.map(({ perSecond }) => perSecond)),
      unit: '1/s',
      ...(goal === undefined ? {} : { goal }),
    },
    { name: `processor time, ${name}`, value: Math.min(...runs.map(({ micros }) => micros)), unit: 'µs' },
  ];
}

async function verifying(ports: Parameters<typeof verifyJournal>[0], folder: string): Promise<Figure> {
  const publicKey = createPublicKey(readFileSync(join(folder, 'checkpoint.pub')));
  const start = performance.now();
  const { entries, problemCount } = await verifyJournal(ports, { folder, publicKey });
  if (problemCount > 0) throw new Error('the journal is not intact');
  return { name: 'lines verified', value: entries / ((performance.now() - start) / 1000), unit: '1/s' };
}
