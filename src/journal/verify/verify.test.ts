import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createJournalRig, decision, type JournalRig } from '../../../test/rig/journal/rig.ts';
import { rehashed } from '../../../test/rig/journal/tamper.ts';

const SEGMENT = 'j/00000001.jsonl';

/** 1 segment, 2 opened, 3 checkpoint, 4 to 8 decisions, 9 checkpoint, 10 and 11 decisions, not signed. */
async function written(): Promise<JournalRig> {
  const rig = createJournalRig();
  const journal = await rig.open({ checkpointEvery: 5 });
  for (let index = 0; index < 7; index += 1) journal.append(decision(index));
  return rig;
}

const change = (rig: JournalRig, by: (lines: string[]) => string[]): void =>
  void rig.memory.contents.set(SEGMENT, Buffer.from(`${by([...rig.lines()]).join('\n')}\n`));

const found = async (rig: JournalRig) => (await rig.verify()).problems;
const here = { file: '00000001.jsonl' };

describe('verify says what is wrong and where', () => {
  it('of a changed line', async () => {
    const rig = await written();
    change(rig, (lines) => lines.with(4, lines[4]!.replace('permit', 'forbid')));
    expect(await found(rig)).toEqual([
      { id: 'wrong-hash', ...here, line: 5, detail: 'its hash does not fit' },
    ]);
  });

  it('of a line that was taken out', async () => {
    const rig = await written();
    change(rig, (lines) => lines.toSpliced(5, 1));
    expect(await found(rig)).toEqual([
      { id: 'wrong-number', ...here, line: 6, detail: 'number 7 follows 5' },
    ]);
  });

  it('of a line that is there twice', async () => {
    const rig = await written();
    change(rig, (lines) => lines.toSpliced(5, 0, lines[5]!));
    expect(await found(rig)).toEqual([
      { id: 'wrong-number', ...here, line: 7, detail: 'number 6 follows 6' },
    ]);
  });

  it('of two lines that changed places', async () => {
    const rig = await written();
    change(rig, (lines) => lines.with(5, lines[6]!).with(6, lines[5]!));
    expect((await found(rig)).map(({ line, detail }) => [line, detail])).toEqual([
      [6, 'number 7 follows 5'],
      [7, 'number 6 follows 7'],
      [8, 'number 8 follows 6'],
    ]);
  });

  it('of a line in another spelling', async () => {
    const rig = await written();
    change(rig, (lines) => lines.with(4, lines[4]!.replace('{"n":5', '{"n":4,"n":5')));
    expect(await found(rig)).toEqual([
      { id: 'not-an-entry', ...here, line: 5, detail: 'it is not spelt as entries are' },
    ]);
  });

  it('of a last line that was cut', async () => {
    const rig = await written();
    const { length } = rig.lines().at(-1)!;
    rig.memory.contents.set(SEGMENT, rig.memory.contents.get(SEGMENT)!.subarray(0, -1));
    const { problems } = await rig.verify();
    expect(problems).toEqual([
      { id: 'cut-line', ...here, line: 11, detail: `${length} bytes without a line end` },
    ]);
  });

  it('of an end that is gone, where a checkpoint was saved', async () => {
    const rig = await written();
    const { checkpoint } = await rig.verify();
    expect(checkpoint).toMatchObject({ through: 8, begins: 1 });
    change(rig, (lines) => lines.slice(0, 6));
    expect(await found(rig)).toEqual([]);
    expect((await rig.verify({ since: checkpoint! })).problems).toEqual([
      { id: 'cut-off', detail: 'the saved checkpoint knows entry 8' },
    ]);
  });

  it('of nothing at all', async () => {
    const rig = await written();
    rig.memory.contents.delete(SEGMENT);
    rig.memory.contents.delete('j/00000001.personal');
    expect(await rig.verify()).toEqual({
      segments: 0,
      entries: 0,
      first: undefined,
      last: undefined,
      unsigned: 0,
      checkpoint: undefined,
      problems: [{ id: 'no-checkpoint', detail: 'no checkpoint fits' }],
      problemCount: 1,
    });
  });

  it('of a rewritten journal: a hundred problems, and how many there are', async () => {
    const rig = createJournalRig();
    const journal = await rig.open();
    for (let index = 0; index < 200; index += 1) journal.append(decision(index));
    change(rig, (lines) => lines.toReversed());
    const { problems, problemCount } = await rig.verify();
    expect([problems.length, problemCount > 190]).toEqual([100, true]);
  });
});

describe('somebody who makes the hashes fit again', () => {
  const forge = (rig: JournalRig, by: (lines: string[]) => void): void =>
    void rig.memory.contents.set(SEGMENT, Buffer.from(rehashed(rig.memory.text(SEGMENT), by)));

  it('is found by the next checkpoint', async () => {
    const rig = await written();
    forge(rig, (lines) => (lines[4] = lines[4]!.replace('permit', 'forbid')));
    expect(await found(rig)).toEqual([
      { id: 'wrong-checkpoint', ...here, line: 9, detail: 'it speaks of entry 8' },
    ]);
  });

  it('is found when the checkpoints are taken out', async () => {
    const rig = await written();
    forge(rig, (lines) =>
      lines.splice(0, lines.length, ...lines.filter((line) => !line.includes('"signature"'))),
    );
    expect(await found(rig)).toEqual([{ id: 'no-checkpoint', detail: 'no checkpoint fits' }]);
  });

  it('is found when a checkpoint is written anew', async () => {
    const rig = await written();
    forge(rig, (lines) => (lines[8] = lines[8]!.replace('"begins":1', '"begins":2')));
    expect(await found(rig)).toEqual([
      { id: 'forged-checkpoint', ...here, line: 9, detail: 'its signature does not fit' },
    ]);
  });

  it('is not found behind the last checkpoint, and verify says how much that is', async () => {
    const rig = await written();
    forge(rig, (lines) => (lines[10] = lines[10]!.replace('permit', 'forbid')));
    expect(await rig.verify()).toMatchObject({ problems: [], unsigned: 2 });
  });

  it('and signs with a key of their own is found by the key', async () => {
    const rig = await written();
    const { publicKey } = generateKeyPairSync('ed25519');
    const { problems } = await rig.verify({ publicKey });
    expect(problems.map(({ id, line }) => [id, line])).toEqual([
      ['other-key', 1],
      ['forged-checkpoint', 3],
      ['forged-checkpoint', 9],
      ['no-checkpoint', undefined],
    ]);
  });
});

it('reads a line without end in bounded memory', async () => {
  const rig = await written();
  const before = rig.memory.contents.get(SEGMENT)!;
  rig.memory.contents.set(SEGMENT, Buffer.concat([before, Buffer.alloc(8 << 20, 'x'), Buffer.from('\n')]));
  expect(await found(rig)).toEqual([
    { id: 'not-an-entry', ...here, line: 12, detail: 'it is longer than 65536 bytes' },
  ]);
});
