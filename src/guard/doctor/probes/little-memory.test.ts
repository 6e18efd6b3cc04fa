import { expect, it } from 'vitest';
import { sceneOf } from '../../../../test/rig/doctor.ts';
import { littleMemory } from './little-memory.ts';

const look = (memoryLeft: number, guard?: string) =>
  littleMemory.look(sceneOf({ machine: { memoryLeft }, ...(guard === undefined ? {} : { guard }) }));
const RUNS = JSON.stringify({ answer: 'doors', standing: { doors: [] } });

it('asks for what a guard takes', async () => {
  expect(await look(200e6)).toMatchObject({ verdict: 'pass', evidence: ['200 MB are left.'] });
  expect(await look(199.9e6)).toMatchObject({ verdict: 'fail', evidence: ['199 MB are left.'] });
});

it('asks for less beside one that runs', async () => {
  expect(await look(50e6, RUNS)).toMatchObject({
    verdict: 'pass',
    evidence: ['50 MB are left, beside the guard that runs.'],
  });
  expect((await look(49e6, RUNS)).verdict).toBe('fail');
});
