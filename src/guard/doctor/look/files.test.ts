import { expect, it } from 'vitest';
import { sceneOf } from '../../../../test/rig/doctor.ts';
import { numberOf, readText, valueOf } from './files.ts';

const { disk } = sceneOf({
  files: { '/a': 'one\n', '/n': '-7\n', '/x': '7 8\n', '/closed': undefined },
}).ports;

it('tells what a file says, that there is none, or why it cannot be read', async () => {
  expect(await readText(disk, '/a')).toEqual({ kind: 'text', text: 'one\n' });
  expect(await readText(disk, '/b')).toEqual({ kind: 'absent' });
  expect(await readText(disk, '/closed')).toEqual({
    kind: 'closed',
    why: 'cannot read /closed: permission denied',
  });
});

it('takes the one value of a file, and a number only where it is one', async () => {
  expect(await Promise.all(['/a', '/b', '/closed'].map((path) => valueOf(disk, path)))).toEqual([
    'one',
    undefined,
    undefined,
  ]);
  expect(await Promise.all(['/n', '/x', '/a', '/b'].map((path) => numberOf(disk, path)))).toEqual([
    -7,
    undefined,
    undefined,
    undefined,
  ]);
});
