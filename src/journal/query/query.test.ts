import { expect, it } from 'vitest';
import { createJournalRig, decision, type JournalRig } from '../../../test/rig/journal/rig.ts';
import type { StoredEntry } from '../line.ts';
import { type Query, queryJournal } from './query.ts';

async function written(): Promise<JournalRig> {
  const rig = createJournalRig();
  const journal = await rig.open({ maxSegmentBytes: 1500 });
  for (let index = 0; index < 12; index += 1)
    journal.append(decision(index, { rooms: ['Kitchen', 'Bath'], name: 5 }));
  await journal.close();
  return rig;
}

async function ask(rig: JournalRig, query: Partial<Query>) {
  const entries: StoredEntry[] = [];
  const onEntry = (entry: StoredEntry): boolean => entries.push(entry) > 0;
  const result = await queryJournal(rig.ports, { folder: 'j', filter: {}, redact: false, onEntry, ...query });
  return { entries, result };
}

const indexes = (entries: readonly StoredEntry[]) => entries.map(({ facts }) => facts['index']);

it('gives entries of all segments in order, with their personal values', async () => {
  const { entries, result } = await ask(await written(), { filter: { principal: 'device:1' } });
  expect([indexes(entries), result]).toEqual([[1, 4, 7, 10], { found: 4, unreadable: 0 }]);
  expect(entries[0]?.facts).toMatchObject({ principal: 'device:1', rooms: ['Kitchen', 'Bath'], name: '5' });
});

it('leaves tokens where personal values are not wanted, and finds nobody by name then', async () => {
  const rig = await written();
  expect((await ask(rig, { redact: true, filter: { principal: 'device:1' } })).entries).toEqual([]);
  const { entries } = await ask(rig, { redact: true, filter: { kind: 'decision' } });
  expect(entries).toHaveLength(12);
  expect(JSON.stringify(entries)).not.toMatch(/device:|Kitchen|Bath/);
});

it('passes over lines that are no entries, and counts them', async () => {
  const rig = await written();
  const path = 'j/00000002.jsonl';
  const bytes = rig.memory.contents.get(path)!;
  rig.memory.contents.set(path, Buffer.concat([Buffer.from('nonsense\n\0\n'), bytes, Buffer.from('torn')]));
  expect((await ask(rig, { filter: { kind: 'decision' } })).result).toEqual({ found: 12, unreadable: 2 });
});

it('ends when it is told to, at once or later', async () => {
  const rig = await written();
  const some: unknown[] = [];
  for (const answer of [false, Promise.resolve(false)]) {
    const query = { filter: { kind: 'decision' }, onEntry: ({ n }: StoredEntry) => (some.push(n), answer) };
    expect((await ask(rig, query)).result.found).toBe(1);
  }
  expect(some).toEqual([4, 4]);
});
