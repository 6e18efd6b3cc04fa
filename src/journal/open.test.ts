import { describe, expect, it } from 'vitest';
import { createJournalRig, decision, NOON } from '../../test/rig/journal/rig.ts';
import { verifyByTheBook } from '../../test/rig/journal/verifier.ts';

const kinds = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => (JSON.parse(line) as { kind: string }).kind);

const intact = { problems: [], problemCount: 0 };

describe('a journal', () => {
  it('numbers and chains what is appended, signs its end, and goes on when it is opened again', async () => {
    const rig = createJournalRig();
    const first = await rig.open();
    expect([first.append(decision(1)), first.append(decision(2))]).toEqual([true, true]);
    await first.close();
    const second = await rig.open();
    second.append(decision(3));
    await second.close();
    expect(kinds(rig.lines())).toEqual([
      'segment',
      'opened',
      'checkpoint',
      'decision',
      'decision',
      'closed',
      'checkpoint',
      'opened',
      'checkpoint',
      'decision',
      'closed',
      'checkpoint',
    ]);
    expect(await rig.verify()).toMatchObject({
      segments: 1,
      entries: 12,
      first: 1,
      last: 12,
      unsigned: 0,
      ...intact,
    });
    expect(verifyByTheBook([rig.memory.text('j/00000001.jsonl')], rig.memory.text('j/checkpoint.pub'))).toBe(
      'ok',
    );
  });

  it('is written the moment append returns', async () => {
    const rig = createJournalRig();
    const journal = await rig.open();
    journal.append({ kind: 'reloaded', at: NOON, facts: { file: 'tonewall.yaml' } });
    expect(rig.lines().at(-1)).toMatch(
      /^\{"n":4,"at":1795608000000,"kind":"reloaded","facts":\{"file":"tonewall\.yaml"\},"hash":"[0-9a-f]{64}"\}$/,
    );
  });

  it('takes several entries in one write', async () => {
    const rig = createJournalRig();
    const journal = await rig.open();
    const before = rig.memory.writes.length;
    expect(journal.appendEach([decision(1), decision(2), decision(3)])).toEqual([true, true, true]);
    expect(journal.appendEach([])).toEqual([]);
    const written = rig.memory.writes.slice(before);
    expect(written.filter((path) => path.endsWith('.jsonl'))).toEqual(['j/00000001.jsonl']);
    expect(kinds(rig.lines()).slice(3)).toEqual(['decision', 'decision', 'decision']);
    expect(await rig.verify()).toMatchObject({ last: 6, unsigned: 3, ...intact });
  });

  it('refuses entries that are none, and says so when it goes on', async () => {
    const rig = createJournalRig();
    const journal = await rig.open();
    const bad = [
      { kind: 'Decision', at: NOON, facts: {} },
      { kind: 'checkpoint', at: NOON, facts: {} },
      { kind: 'decision', at: 0.5, facts: {} },
      { kind: 'decision', at: -1, facts: {} },
      { kind: 'decision', at: NOON, facts: { url: 'x'.repeat(65_536) } },
      { kind: 'decision', at: NOON, facts: { detail: 'x'.repeat(65_536) } },
    ];
    expect(bad.map((entry) => journal.append(entry))).toEqual(bad.map(() => false));
    expect(journal.refused).toBe(6);
    expect(journal.append(decision(1))).toBe(true);
    expect(journal.refused).toBe(0);
    expect(rig.lines().at(-2)).toMatch(/"kind":"resumed","facts":\{"refused":6\}/);
    expect(await rig.verify()).toMatchObject(intact);
  });

  it('has one writer at a time', async () => {
    const rig = createJournalRig();
    const journal = await rig.open();
    await expect(rig.open()).rejects.toMatchObject({ code: 'journal-locked' });
    await journal.close();
    expect(journal.append(decision(1))).toBe(false);
    await (await rig.open()).close();
  });

  it('does not begin anew where its key is gone or is none', async () => {
    const rig = createJournalRig();
    await (await rig.open()).close();
    rig.memory.contents.set('j/checkpoint.key', Buffer.from('no key'));
    await expect(rig.open()).rejects.toMatchObject({
      code: 'journal-key',
      message: 'j/checkpoint.key holds no Ed25519 key',
    });
    rig.memory.contents.delete('j/checkpoint.key');
    await expect(rig.open()).rejects.toMatchObject({ code: 'journal-key' });
  });
});

describe('segments', () => {
  it('end at a size, each with a checkpoint, and the next goes on from it', async () => {
    const rig = createJournalRig();
    const journal = await rig.open({ maxSegmentBytes: 2000 });
    for (let index = 0; index < 30; index += 1) journal.append(decision(index));
    await journal.close();
    const texts = [1, 2, 3, 4].map((segment) => rig.memory.text(`j/0000000${segment}.jsonl`));
    expect(texts.map((text) => text.length > 2000 && text.length < 3000)).toEqual([true, true, true, true]);
    expect([1, 2, 3].map((segment) => kinds(rig.lines(segment)).at(-1))).toEqual(Array(3).fill('checkpoint'));
    expect(await rig.verify()).toMatchObject(intact);
  });

  it('end with the day, UTC, and not when the clock goes back', async () => {
    const rig = createJournalRig();
    const journal = await rig.open();
    const at = (time: number) => ({ kind: 'decision', at: time, facts: {} });
    journal.append(at(NOON + 43_199_999));
    journal.append(at(NOON + 43_200_000));
    journal.append(at(NOON));
    await journal.close();
    expect([rig.lines(1).length, kinds(rig.lines(2)).slice(0, 3)]).toEqual([
      5,
      ['segment', 'decision', 'decision'],
    ]);
    expect(await rig.verify()).toMatchObject({ segments: 2, ...intact });
  });
});

describe('signing', () => {
  it('comes after so many entries', async () => {
    const rig = createJournalRig();
    const journal = await rig.open({ checkpointEvery: 5 });
    for (let index = 0; index < 7; index += 1) journal.append(decision(index));
    expect(kinds(rig.lines()).slice(3)).toEqual([
      ...Array<string>(5).fill('decision'),
      'checkpoint',
      'decision',
      'decision',
    ]);
  });

  it('comes after some time, and only where there is something new', async () => {
    const rig = createJournalRig();
    const journal = await rig.open();
    journal.append(decision(1));
    for (let second = 0; second < 30; second += 1) {
      rig.clock.advance(1000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(kinds(rig.lines()).slice(3)).toEqual(['decision', 'checkpoint']);
    await journal.close();
  });
});
