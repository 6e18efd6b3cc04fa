import { expect, it } from 'vitest';
import { sceneOf } from '../../../../test/rig/doctor.ts';
import { openStateFolder } from './open-state-folder.ts';

const look = (mode?: number, isFolder = true) =>
  openStateFolder.look(
    sceneOf(mode === undefined ? {} : { machine: { permissions: { mode, isFolder, isOwn: true } } }),
  );

it('passes where its owner alone may enter', async () => {
  expect(await look(0o700)).toMatchObject({ verdict: 'pass', evidence: ['state has the mode 700.'] });
});

it.each([0o755, 0o710, 0o702])('fails with mode %o', async (mode) => {
  expect(await look(mode)).toMatchObject({
    verdict: 'fail',
    evidence: [`state has the mode ${mode.toString(8)}.`],
    cures: ['chmod 700 state'],
  });
});

it('fails where it is a file, and is no matter where it is not there', async () => {
  expect((await look(0o600, false)).evidence).toEqual(['state is no folder.']);
  expect((await look()).verdict).toBe('not-applicable');
});
