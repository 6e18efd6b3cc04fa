import { expect, it } from 'vitest';
import { sceneOf } from '../../../test/rig/doctor.ts';
import { countOf, examine } from './examination.ts';
import { fail, inconclusive, notApplicable, pass } from './finding.ts';
import type { Finding, Probe } from './probe.ts';
import { PROBES } from './registry.ts';

const probe = (id: string, finding: Finding, when: Probe['when'] = { [finding.verdict]: 'x' }): Probe => ({
  id,
  title: `The ${id}`,
  meaning: '',
  seen: '',
  cure: '',
  when,
  look: async () => finding,
});

it('tells what fails first, then what is not known, and else as the registry has it', async () => {
  const examined = await examine(
    [
      probe('a', pass('a')),
      probe('b', notApplicable('b')),
      probe('c', inconclusive('c')),
      probe('d', fail('d', 'mend')),
      probe('e', pass('e')),
    ],
    sceneOf({}),
  );
  expect(examined.map(({ id }) => id)).toEqual(['d', 'c', 'a', 'e', 'b']);
  expect(examined[0]).toEqual({
    id: 'd',
    title: 'The d',
    verdict: 'fail',
    evidence: ['d'],
    cures: ['mend'],
    sent: [],
  });
  expect(countOf(examined, 'pass')).toBe(2);
});

it('takes no verdict that the probe does not own up to', async () => {
  await expect(examine([probe('a', pass('a'), { fail: 'x' })], sceneOf({}))).rejects.toThrow(
    'a never comes to pass',
  );
});

it('every probe has a name of its own, looks at a bare computer without breaking, and passes nothing that it did not see', async () => {
  expect(new Set(PROBES.map(({ id }) => id)).size).toBe(PROBES.length);
  const examined = await examine(PROBES, sceneOf({}));
  // What the rig itself answers: Node.js, memory, and a state folder that can be written.
  const passed = examined.filter(({ verdict }) => verdict === 'pass').map(({ id }) => id);
  expect(passed.sort()).toEqual(['little-memory', 'old-node', 'unwritable-state-folder']);
  for (const { verdict, evidence, cures } of examined) {
    expect(evidence.length).toBeGreaterThan(0);
    expect(cures.length > 0).toBe(verdict === 'fail' || verdict === 'inconclusive');
  }
});
