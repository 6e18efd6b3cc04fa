import { describe, expect, it } from 'vitest';
import { createJournalRig, decision, type JournalRig } from '../../../test/rig/journal/rig.ts';

const SEGMENT = 'j/00000001.jsonl';
const intact = { problems: [], problemCount: 0 };

async function written(rig: JournalRig, options = {}): Promise<Buffer> {
  const journal = await rig.open(options);
  for (let index = 0; index < 4; index += 1) journal.append(decision(index));
  await journal.close();
  return rig.memory.contents.get(SEGMENT)!;
}

/** What of a file is left behind its last whole line. */
const tornOf = (bytes: Buffer): Buffer => bytes.subarray(bytes.lastIndexOf('\n') + 1);

describe('after the process was killed', () => {
  it('at any byte of a file: what is torn is set aside, told, and the chain goes on', async () => {
    const rig = createJournalRig();
    const whole = await written(rig);
    const others = [...rig.memory.contents].filter(([path]) => path !== SEGMENT);
    expect(whole.length).toBeGreaterThan(2000);
    for (let length = 0; length <= whole.length; length += 1) {
      rig.memory.contents.clear();
      for (const [path, bytes] of others) rig.memory.contents.set(path, bytes);
      const cut = whole.subarray(0, length);
      rig.memory.contents.set(SEGMENT, cut);
      const journal = await rig.open();
      expect(journal.append(decision(99))).toBe(true);
      await journal.close();
      const torn = tornOf(cut);
      const name = `j/00000001.${length - torn.length}.torn`;
      const told = rig.lines().filter((line) => line.includes('"kind":"recovered"'));
      expect([length, (await rig.verify()).problems, rig.memory.contents.get(name), told.length]).toEqual([
        length,
        [],
        torn.length > 0 ? torn : undefined,
        torn.length > 0 ? 1 : 0,
      ]);
    }
  }, 120_000);

  it('between the cut and its entry: it is told when the journal is opened next', async () => {
    const rig = createJournalRig();
    const whole = await written(rig);
    rig.memory.contents.set(`j/00000001.${whole.length}.torn`, Buffer.from('{"n":'));
    await (await rig.open()).close();
    const told = { segment: 1, offset: whole.length, file: `00000001.${whole.length}.torn` };
    expect(rig.lines().find((line) => line.includes('"kind":"recovered"'))).toContain(JSON.stringify(told));
    expect(await rig.verify()).toMatchObject(intact);
  });

  it('twice at the same place: both ends are kept', async () => {
    const rig = createJournalRig();
    const whole = await written(rig);
    rig.memory.contents.set(SEGMENT, Buffer.concat([whole, Buffer.from('second')]));
    rig.memory.contents.set(`j/00000001.${whole.length}.torn`, Buffer.from('first,'));
    await (await rig.open()).close();
    expect(rig.memory.text(`j/00000001.${whole.length}.torn`)).toBe('first,second');
  });

  it('in the file of personal values: the torn value is cut off and written anew', async () => {
    const rig = createJournalRig();
    await written(rig);
    const path = 'j/00000001.personal';
    rig.memory.contents.set(path, rig.memory.contents.get(path)!.subarray(0, -5));
    const journal = await rig.open();
    expect(journal.append(decision(2))).toBe(true);
    await journal.close();
    expect(await rig.verify()).toMatchObject(intact);
    expect(rig.memory.text(path)).toMatch(/"value":"device:2"\}\n$/);
  });

  it('keeps no more than a mebibyte of an end that has no line end', async () => {
    const rig = createJournalRig();
    const whole = await written(rig);
    rig.memory.contents.set(SEGMENT, Buffer.concat([whole, Buffer.alloc(3 << 20)]));
    await (await rig.open()).close();
    expect(rig.memory.contents.get(`j/00000001.${whole.length}.torn`)?.length).toBe(1 << 20);
    expect(await rig.verify()).toMatchObject(intact);
  });
});

describe('lines that do not fit', () => {
  it('are left for verify to show; the chain goes on in a new segment, and says why', async () => {
    const rig = createJournalRig();
    const whole = await written(rig);
    const changed = Buffer.from(whole.toString().replace('"index":2', '"index":9'));
    rig.memory.contents.set(SEGMENT, changed);
    const journal = await rig.open();
    journal.append(decision(7));
    await journal.close();
    expect(rig.memory.contents.get(SEGMENT)).toEqual(changed);
    expect(rig.lines(2)[1]).toContain('"kind":"damaged","facts":{"segment":1,"line":6}');
    expect((await rig.verify()).problems).toEqual([
      { id: 'wrong-hash', file: '00000001.jsonl', line: 6, detail: 'its hash does not fit' },
    ]);
  });

  it('may be all there are', async () => {
    const rig = createJournalRig();
    await written(rig);
    rig.memory.contents.set(SEGMENT, Buffer.from('\n\n\0\n'));
    await (await rig.open()).close();
    expect((await rig.verify()).problems.map(({ id, line }) => [id, line])).toEqual([
      ['not-an-entry', 1],
      ['not-an-entry', 2],
      ['not-an-entry', 3],
    ]);
    expect(rig.lines(2)[1]).toContain('"kind":"damaged","facts":{"segment":1,"line":1}');
  });
});

it('never signs that segments may be missing because they are', async () => {
  const rig = createJournalRig();
  await written(rig, { maxSegmentBytes: 1000 });
  expect(rig.lines(2).length).toBeGreaterThan(0);
  rig.memory.contents.delete(SEGMENT);
  await (await rig.open()).close();
  expect((await rig.verify()).problems).toEqual([{ id: 'missing-segment', detail: '00000001.jsonl' }]);
});
