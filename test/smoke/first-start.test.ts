import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/read.ts';
import type { RunningHousehold } from '../../src/sim/household.ts';
import { startRig } from '../../src/sim/rig/house.ts';
import { tonewall } from './tonewall.ts';

let house: RunningHousehold;
let folder: string;

beforeAll(async () => {
  const player = { model: 'S13', build: '97.1-80312' };
  house = await startRig(
    {
      name: 'first',
      firstAddress: '127.64.1.11',
      rooms: [
        {
          name: 'Den',
          players: [
            { ...player, role: 'left' },
            { ...player, role: 'right' },
          ],
        },
        { name: "'] }, evil: &x", players: [player] },
      ],
    },
    { doors: { ssdp: false, mdns: false, tls: false, login: false } },
  );
  folder = await mkdtemp(join(tmpdir(), 'tonewall-first-'));
});
afterAll(async () => {
  await house.stop();
  await rm(folder, { recursive: true });
});

describe('tonewall init', () => {
  it('asks players which room they are, and guards each of a pair', async () => {
    const file = join(folder, 'tonewall.yaml');
    const before = house.stateHash();
    const players = '127.64.1.11,127.64.1.12,127.64.1.13';
    const flags = ['--players', players, '--guarded-at', '127.64.2.11', '--time-zone', 'UTC'];
    const { code, stderr } = await tonewall(['init', file, ...flags]);
    expect([code, stderr, house.stateHash()]).toEqual([0, '', before]);
    const config = readConfig(await readFile(file, 'utf8'), file);
    expect(
      config.ok && [...config.value.players.values()].map(({ room, address }) => [room, address]),
    ).toEqual([
      ['Den', '127.64.1.11'],
      ['Den 2', '127.64.1.12'],
      ["'] }, evil: &x", '127.64.1.13'],
    ]);
  });

  it('leaves nothing behind where one of them is no player', async () => {
    const file = join(folder, 'none.yaml');
    const { code, stderr } = await tonewall(['init', file, '--players', '127.64.1.11,127.64.1.14']);
    expect([code, stderr.split('\n')[0]]).toEqual([
      2,
      'tonewall: no player at 127.64.1.14 says which room it is',
    ]);
    await expect(readFile(file)).rejects.toThrow('ENOENT');
  });
});
