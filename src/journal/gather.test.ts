import { expect, it } from 'vitest';
import { createJournalRig, decision } from '../../test/rig/journal/rig.ts';
import { gather } from './gather.ts';

it('writes what waits at once, tells everybody, and begins anew', async () => {
  const batches: number[] = [];
  const due: (() => void)[] = [];
  const journal = {
    appendEach: (entries: readonly object[]) => entries.map(() => batches.push(entries.length) > 0),
  };
  const record = gather(journal, (task) => due.push(task));
  const told = [record(decision(1)), record(decision(2))];
  expect([batches, due.length]).toEqual([[], 1]);
  due.shift()?.();
  const later = record(decision(3));
  due.shift()?.();
  expect([await Promise.all(told), await later, batches]).toEqual([[true, true], true, [2, 2, 1]]);
});

it('an entry that cannot be written takes no other with it', async () => {
  const rig = createJournalRig();
  const record = gather(await rig.open(), setImmediate);
  const tooLong = decision(2, { url: 'x'.repeat(65_536) });
  const written = await Promise.all(
    [decision(1), tooLong, { ...decision(3), kind: 'No kind' }, decision(4)].map(record),
  );
  expect(written).toEqual([true, false, false, true]);
  const lines = rig
    .lines()
    .slice(3)
    .map((line) => Object(JSON.parse(line)));
  expect(lines.map(({ kind, facts }) => [kind, facts.index ?? facts.refused])).toEqual([
    ['decision', 1],
    ['resumed', 2],
    ['decision', 4],
  ]);
  expect(await rig.verify()).toMatchObject({ problems: [], problemCount: 0 });
});

it('what was acknowledged is there, wherever a disk fills up', async () => {
  for (let room = 0; room < 4000; room += 97) {
    const rig = createJournalRig();
    const record = gather(await rig.open({ maxSegmentBytes: 1500, checkpointEvery: 4 }), setImmediate);
    rig.memory.room = room;
    const acknowledged: number[] = [];
    for (let turn = 0; turn < 12; turn += 1) {
      if (turn === 8) rig.memory.room = undefined;
      const indexes = [0, 1, 2, 3, 4].map((index) => turn * 5 + index);
      const written = await Promise.all(
        indexes.map((index) => record(decision(index, { name: `name ${index}` }))),
      );
      acknowledged.push(...indexes.filter((_, place) => written[place]));
    }
    const segments = [...rig.memory.contents.keys()].filter((path) => path.endsWith('.jsonl'));
    const found = segments.flatMap((path) => [...rig.memory.text(path).matchAll(/"index":(\d+)/g)]);
    expect([room, (await rig.verify()).problems, found.map(([, index]) => Number(index))]).toEqual([
      room,
      [],
      acknowledged,
    ]);
    expect(acknowledged).toContain(59);
  }
});
