import { describe, expect, it } from 'vitest';
import { createJournalRig, decision } from '../../../test/rig/journal/rig.ts';

const intact = { problems: [], problemCount: 0 };

describe('a disk that fills up', () => {
  it.each([0, 1, 50, 200])(
    'after %i more bytes: nothing is half written, and it goes on when there is room',
    async (room) => {
      const rig = createJournalRig();
      const journal = await rig.open();
      journal.append(decision(0));
      const before = rig.memory.text('j/00000001.jsonl');
      rig.memory.room = room;
      expect([journal.append(decision(0)), journal.append(decision(0))]).toEqual([false, false]);
      expect([journal.refused, rig.memory.text('j/00000001.jsonl')]).toEqual([2, before]);
      rig.memory.room = undefined;
      expect(journal.append(decision(0))).toBe(true);
      await journal.close();
      expect(await rig.verify()).toMatchObject(intact);
      expect(rig.lines().filter((line) => line.includes('"resumed"'))).toHaveLength(1);
    },
  );

  it('takes nothing more while a half line cannot be cut off', async () => {
    const rig = createJournalRig();
    const journal = await rig.open();
    journal.append(decision(0));
    rig.memory.room = 20;
    rig.memory.truncateFailure = new Error('EIO');
    expect(journal.append(decision(0))).toBe(false);
    rig.memory.room = undefined;
    expect(journal.append(decision(0))).toBe(false);
    expect(rig.memory.text('j/00000001.jsonl')).toMatch(/\n\{"n":5,"at":17956080$/);
    rig.memory.truncateFailure = undefined;
    expect(journal.append(decision(0))).toBe(true);
    await journal.close();
    expect(await rig.verify()).toMatchObject(intact);
  });

  it('anywhere, over the end of a segment, leaves a journal that verifies and misses nothing that was acknowledged', async () => {
    for (let room = 0; room < 4000; room += 23) {
      const rig = createJournalRig();
      const journal = await rig.open({ maxSegmentBytes: 1500, checkpointEvery: 4 });
      rig.memory.room = room;
      const acknowledged: number[] = [];
      for (let index = 0; index < 60; index += 1) {
        if (index === 40) rig.memory.room = undefined;
        if (journal.append(decision(index, { name: `name ${index}` }))) acknowledged.push(index);
      }
      await journal.close();
      const { problems } = await rig.verify();
      const segments = [...rig.memory.contents.keys()].filter((path) => path.endsWith('.jsonl'));
      const written = segments.flatMap((path) => [...rig.memory.text(path).matchAll(/"index":(\d+)/g)]);
      expect([room, problems, written.map(([, index]) => Number(index))]).toEqual([room, [], acknowledged]);
      expect(acknowledged).toContain(59);
    }
  });
});

describe('opening', () => {
  it('fails where nothing can be written, and lets go of the lock', async () => {
    const rig = createJournalRig();
    rig.memory.room = 0;
    await expect(rig.open()).rejects.toMatchObject({ code: 'file-unwritable' });
    rig.memory.room = undefined;
    await (await rig.open()).close();
    expect(await rig.verify()).toMatchObject(intact);
  });
});

it('warns when the disk says that what was written may be lost', async () => {
  const rig = createJournalRig();
  const journal = await rig.open();
  rig.memory.syncFailure = new Error('EIO');
  journal.append(decision(0));
  rig.clock.advance(1000);
  await new Promise((resolve) => setImmediate(resolve));
  expect(rig.warnings).toEqual(['upkeep of the journal failed']);
});

it('goes on in a new segment when somebody removes the one that is written to, and verify tells', async () => {
  const rig = createJournalRig();
  const journal = await rig.open();
  rig.memory.contents.delete('j/00000001.jsonl');
  rig.clock.advance(1000);
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(journal.append(decision(7))).toBe(true);
  await journal.close();
  expect(rig.warnings).toEqual(['a segment of the journal is gone; the next one is begun']);
  expect(rig.lines(2).filter((line) => line.includes('"index":7'))).toHaveLength(1);
  expect((await rig.verify()).problems).toEqual([{ id: 'missing-segment', detail: '00000001.jsonl' }]);
});
