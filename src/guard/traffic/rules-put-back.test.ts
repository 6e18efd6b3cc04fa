import { expect, it } from 'vitest';
import { createKeptJournal } from '../../../test/rig/kept-journal.ts';
import { silentLog } from '../../ports/log.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { RulesPutBack } from './rules-put-back.ts';

it.each<[string, readonly number[], readonly number[]]>([
  ['what was before the first answer', [4, 4], []],
  ['what came since', [0, 1, 1, 3], [1, 2]],
  ['what came since another process answers', [5, 1, 1, 2], [1]],
  ['another process that counts as many', [2, 0, 2], [2]],
])('tells of %s what is to be told', (_, heard, written) => {
  const journal = createKeptJournal();
  const rules = new RulesPutBack({ clock: createSteeredClock(77), journal, log: silentLog });
  for (const times of heard) rules.hear(times);
  expect(rules.told).toBe(written.reduce((sum, times) => sum + times, 0));
  expect(journal.entries).toEqual(
    written.map((times) => ({ kind: 'rules-put-back', at: 77, facts: { times } })),
  );
});
