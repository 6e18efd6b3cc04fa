import { expect, it } from 'vitest';
import { sceneOf } from '../../../../test/rig/doctor.ts';
import { littleDiskSpace } from './little-disk-space.ts';

const look = (spaceLeft?: number) =>
  littleDiskSpace.look(sceneOf({ machine: spaceLeft === undefined ? {} : { spaceLeft } }));

it('asks for room for the journal', async () => {
  expect(await look(256e6)).toMatchObject({ verdict: 'pass', evidence: ['256 MB are left for state.'] });
  expect(await look(255.9e6)).toEqual({
    verdict: 'fail',
    evidence: ['255 MB are left for state.'],
    cures: ['Make room, or name a folder on another disk with --state'],
    sent: [],
  });
});

it('cannot tell where the system does not', async () => {
  expect((await look()).verdict).toBe('inconclusive');
});
