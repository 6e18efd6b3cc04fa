import { describe, expect, it } from 'vitest';
import { createJournalRig, decision, type JournalRig, NOON } from '../../../test/rig/journal/rig.ts';

const DAY = 86_400_000;
const intact = { problems: [], problemCount: 0 };
const settled = () => new Promise((resolve) => setImmediate(resolve));

async function pass(rig: JournalRig, ms: number): Promise<void> {
  rig.clock.advance(ms);
  for (let turn = 0; turn < 50; turn += 1) await settled();
}

/** A journal of four days, a segment each. */
async function fourDays(rig: JournalRig) {
  const journal = await rig.open({ syncEveryMs: 60_000, keepDays: 30 });
  for (let day = 0; day < 4; day += 1)
    journal.append({ ...decision(day, { room: `Room ${day}` }), at: NOON + day * DAY });
  return journal;
}

const segments = (rig: JournalRig) =>
  [...rig.memory.contents.keys()].filter((path) => /jsonl|personal|torn/.test(path)).sort();

describe('segments older than what is kept', () => {
  it('are dropped whole with what belongs to them, oldest first, and verify knows', async () => {
    const rig = createJournalRig();
    const journal = await fourDays(rig);
    rig.memory.contents.set('j/00000001.9.torn', Buffer.from('{'));
    // The second day ended when the third began: a little more than 30 days after that the first two are over.
    await pass(rig, 32 * DAY + 1);
    expect(segments(rig)).toEqual([
      'j/00000003.jsonl',
      'j/00000003.personal',
      'j/00000004.jsonl',
      'j/00000004.personal',
      'j/00000005.jsonl',
      'j/00000005.personal',
    ]);
    expect(rig.memory.removed).toEqual([
      'j/00000001.personal',
      'j/00000001.jsonl',
      'j/00000001.9.torn',
      'j/00000002.personal',
      'j/00000002.jsonl',
    ]);
    await journal.close();
    expect(await rig.verify()).toMatchObject({ first: 9, ...intact });
  });

  it('never include the one that is written to', async () => {
    const rig = createJournalRig();
    const journal = await rig.open({ syncEveryMs: 60_000 });
    await pass(rig, 400 * DAY);
    expect(segments(rig)).toEqual(['j/00000001.jsonl', 'j/00000001.personal']);
    await journal.close();
  });

  it('are still there when the process ends before they are removed; the next one removes them', async () => {
    const rig = createJournalRig();
    const journal = await fourDays(rig);
    const kept = new Map(rig.memory.contents);
    await pass(rig, 32 * DAY + 1);
    await journal.close();
    for (const [path, bytes] of kept) if (path.includes('00000002')) rig.memory.contents.set(path, bytes);
    expect(await rig.verify()).toMatchObject(intact);
    await (await rig.open()).close();
    expect(segments(rig)[0]).toBe('j/00000003.jsonl');
    expect(await rig.verify()).toMatchObject(intact);
  });

  it('are not dropped when that cannot be written', async () => {
    const rig = createJournalRig();
    const journal = await fourDays(rig);
    rig.memory.room = 300;
    await pass(rig, 32 * DAY + 1);
    expect(segments(rig)).toHaveLength(8);
    rig.memory.room = undefined;
    await journal.close();
    expect((await rig.verify()).checkpoint).toMatchObject({ begins: 1 });
    expect(await rig.verify()).toMatchObject(intact);
  });
});

it('drops nothing right after the clock has jumped', async () => {
  const rig = createJournalRig();
  let jumped = 0;
  const clock = { ...rig.clock, now: () => rig.clock.now() + jumped };
  const jumping = { ...rig, ports: { ...rig.ports, clock } };
  const { openJournal, JOURNAL_DEFAULTS } = await import('../open.ts');
  const journal = await openJournal(jumping.ports, { ...JOURNAL_DEFAULTS, folder: 'j', syncEveryMs: 60_000 });
  for (let day = 0; day < 3; day += 1) journal.append({ ...decision(day), at: NOON + day * DAY });
  jumped = 365 * DAY;
  await pass(rig, 600_000);
  expect([rig.warnings, segments(rig).length]).toEqual([
    ['the clock jumped: no segment of the journal is dropped now'],
    6,
  ]);
  await journal.close();
});
