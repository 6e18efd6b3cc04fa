import { expect, it } from 'vitest';
import { createMemoryDisk } from '../../../test/rig/memory-disk.ts';
import { type LearntPlayer, learntFile } from './learnt-file.ts';

const KITCHEN: LearntPlayer = {
  room: 'Kitchen',
  address: '10.0.30.21',
  id: 'RINCON_000E58A0370101400',
  hardware: ['00:0e:58:a0:37:01'],
  at: '10.0.30.77',
};

function kept() {
  const disk = createMemoryDisk();
  const warned: string[] = [];
  const log = { debug: () => {}, info: () => {}, warn: (message: string) => void warned.push(message) };
  return { disk, warned, file: learntFile({ disk, log }, '/state') };
}

it('is nobody at first, and what was written afterwards', async () => {
  const { file, warned } = kept();
  expect(await file.read()).toEqual([]);
  await file.write([KITCHEN]);
  expect([await file.read(), warned]).toEqual([[KITCHEN], []]);
});

it.each([
  ['no JSON', '{'],
  ['another file', '{"players":[]}'],
  ['another version', '{"format":"tonewall-players","version":2,"players":[]}'],
  [
    'rules in an address',
    JSON.stringify({ format: 'tonewall-players', version: 1, players: [{ ...KITCHEN, at: '1 }; flush' }] }),
  ],
])('is nobody where it is %s, and that is said', async (_, text) => {
  const { disk, file, warned } = kept();
  disk.put('/state/players.json', text);
  expect(await file.read()).toEqual([]);
  expect(warned).toEqual(['what was learnt of players cannot be used and is learnt anew']);
});

it('is nobody where it cannot be read', async () => {
  const { disk, file } = kept();
  await file.write([KITCHEN]);
  disk.failing = 'read';
  expect(await file.read()).toEqual([]);
});
