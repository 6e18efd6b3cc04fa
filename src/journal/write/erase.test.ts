import { expect, it } from 'vitest';
import { createJournalRig, decision, NOON } from '../../../test/rig/journal/rig.ts';
import { queryJournal } from '../query/query.ts';

it('takes a value out of every segment; chain and checkpoints stay', async () => {
  const rig = createJournalRig();
  const journal = await rig.open({ maxSegmentBytes: 1500 });
  for (let index = 0; index < 12; index += 1)
    journal.append(decision(index, { name: 'Anna', room: 'Kitchen' }));
  const checkpoint = (await rig.verify()).checkpoint!;
  const before = rig.memory.text('j/00000001.jsonl');
  const named = [...rig.memory.contents].filter(([, bytes]) => bytes.includes('"value":"Anna"'));
  expect(named.map(([path]) => path)).toEqual(
    expect.arrayContaining(['j/00000001.personal', 'j/00000002.personal']),
  );
  expect(await journal.erase(new Set(['Anna', 'nobody of this name']))).toBe(named.length);
  expect([...rig.memory.contents.values()].filter((bytes) => bytes.includes('Anna'))).toEqual([]);
  expect(rig.memory.text('j/00000001.jsonl')).toBe(before);
  journal.append({ kind: 'decision', at: NOON, facts: { name: 'Anna' } });
  await journal.close();
  expect(await rig.verify({ since: checkpoint })).toMatchObject({ problems: [] });
  const names: unknown[] = [];
  await queryJournal(rig.ports, {
    folder: 'j',
    filter: { kind: 'decision' },
    redact: false,
    onEntry: ({ facts }) => names.push([facts['name'], facts['room']]) > 0,
  });
  expect(names.slice(0, -1).every((pair) => /^\["~[\w-]{22}","Kitchen"\]$/.test(JSON.stringify(pair)))).toBe(
    true,
  );
  expect(names.at(-1)).toEqual(['Anna', undefined]);
});

it('says when it could not be written', async () => {
  const rig = createJournalRig();
  const journal = await rig.open();
  journal.append(decision(0, { name: 'Anna' }));
  rig.memory.room = 0;
  expect(await journal.erase(new Set(['Anna']))).toBe(undefined);
  rig.memory.room = undefined;
  await journal.close();
  expect(await rig.verify()).toMatchObject({ problems: [] });
});
