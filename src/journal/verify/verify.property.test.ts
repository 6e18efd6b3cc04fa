import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { createJournalRig, decision, type JournalRig } from '../../../test/rig/journal/rig.ts';
import { type Edit, edited } from '../../../test/rig/journal/tamper.ts';

const rig = createJournalRig();
let files: ReadonlyMap<string, Buffer>;
let paths: readonly string[];
let whole: Awaited<ReturnType<JournalRig['verify']>>;

beforeAll(async () => {
  const journal = await rig.open({ maxSegmentBytes: 2000, checkpointEvery: 5 });
  for (let index = 0; index < 25; index += 1)
    journal.append(decision(index, { name: 'Änne', note: 'a "quoted" \u2028 \ud83d\ude00 \ud800' }));
  await journal.close();
  files = new Map(rig.memory.contents);
  paths = [...files.keys()].filter((path) => /\.(jsonl|personal)$/.test(path)).sort();
  whole = await rig.verify();
});

const at = fc.nat(1 << 20);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constantFrom('byte', 'insert', 'flip'), at, byte: fc.nat(255) }),
  fc.record({ kind: fc.constant('delete' as const), at }),
  fc.record({ kind: fc.constant('cut' as const), at }),
  fc.record({ kind: fc.constantFrom('drop-line', 'double-line', 'swap-lines', 'empty-line'), at }),
);

async function problemsWith(path: string, bytes: Buffer | undefined): Promise<number> {
  for (const [name, content] of files) rig.memory.contents.set(name, content);
  if (bytes) rig.memory.contents.set(path, bytes);
  else rig.memory.contents.delete(path);
  return (await rig.verify({ since: whole.checkpoint! })).problemCount;
}

it('begins with a journal of several segments in which nothing is wrong', () => {
  expect(whole).toMatchObject({ problems: [], unsigned: 0 });
  expect(whole.segments).toBeGreaterThan(4);
});

it('finds every single edit of a segment', async () => {
  const segments = paths.filter((path) => path.endsWith('.jsonl'));
  const edits = fc.asyncProperty(fc.constantFrom(...segments), edit, async (path, change) => {
    const before = files.get(path)!;
    const after = edited(before, change);
    fc.pre(!after.equals(before));
    // The very last line is a checkpoint that no checkpoint speaks of: without it, nothing else is missing.
    const isLastLineOnly = path === segments.at(-1) && after.length === before.lastIndexOf('\n', -2) + 1;
    fc.pre(!isLastLineOnly);
    expect(await problemsWith(path, after)).toBeGreaterThan(0);
  });
  await fc.assert(edits, { numRuns: 1500 });
}, 120_000);

it('finds every single edit of a personal value; a whole line that is gone was erased', async () => {
  const personal = paths.filter((path) => path.endsWith('.personal'));
  const edits = fc.asyncProperty(fc.constantFrom(...personal), edit, async (path, change) => {
    const before = files.get(path)!;
    const after = edited(before, change);
    const lines = new Set(before.toString('latin1').split('\n'));
    fc.pre(
      !after
        .toString('latin1')
        .split('\n')
        .every((line) => lines.has(line)),
    );
    expect(await problemsWith(path, after)).toBeGreaterThan(0);
  });
  await fc.assert(edits, { numRuns: 500 });
}, 120_000);

it('finds every segment that is missing, and every two that changed places', async () => {
  const segments = paths.filter((path) => path.endsWith('.jsonl'));
  for (const path of segments)
    expect([path, (await problemsWith(path, undefined)) > 0]).toEqual([path, true]);
  for (const one of segments)
    for (const other of segments.filter((path) => path > one)) {
      await problemsWith(one, files.get(other));
      rig.memory.contents.set(other, files.get(one)!);
      expect((await rig.verify()).problemCount).toBeGreaterThan(0);
    }
});
