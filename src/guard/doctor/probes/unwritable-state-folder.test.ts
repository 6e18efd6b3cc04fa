import { expect, it } from 'vitest';
import { sceneOf } from '../../../../test/rig/doctor.ts';
import { unwritableStateFolder } from './unwritable-state-folder.ts';

const look = (computer: Parameters<typeof sceneOf>[0]) => unwritableStateFolder.look(sceneOf(computer));

it('passes where it can be written or made', async () => {
  expect(await look({})).toMatchObject({ verdict: 'pass', evidence: ['state can be written.'] });
});

it('fails where it cannot, and says why', async () => {
  expect(await look({ unwritable: 'the disk can only be read' })).toEqual({
    verdict: 'fail',
    evidence: ['state cannot be written: the disk can only be read.'],
    cures: ['chown -R USER state, or name another folder with --state'],
    sent: [],
  });
});

it("cannot tell of one that is another user's", async () => {
  const permissions = { isFolder: true, mode: 0o700, isOwn: false };
  expect((await look({ unwritable: 'permission denied', machine: { permissions } })).verdict).toBe(
    'inconclusive',
  );
});
