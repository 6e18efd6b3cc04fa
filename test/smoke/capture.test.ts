import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAudit } from '../../src/audit/run.ts';
import { asIpAddress } from '../../src/base/address.ts';
import { nodeNet } from '../../src/host/net.ts';
import { silentLog } from '../../src/ports/log.ts';
import { loadHousehold } from '../../src/sim/definition/load.ts';
import type { HouseholdDefinition } from '../../src/sim/definition/schema.ts';
import type { RunningHousehold } from '../../src/sim/household.ts';
import { startRig } from '../../src/sim/rig/house.ts';
import { realClock, realRandom } from '../../src/sim/rig/ports.ts';
import { tonewall } from './tonewall.ts';

/** Everything in it that names somebody or something: none of it may be in the profile. */
const NAMES = [
  'Secret Garden',
  'Hidden Hall',
  'Private Pantry',
  'sk-77-secret',
  'mole@example.com',
  'MoleNet',
];
const ORIGINAL: HouseholdDefinition = {
  name: 'capture',
  firstAddress: '127.36.9.11',
  rooms: [
    { name: 'Secret Garden', players: [{ model: 'S1', build: '34.7-35162' }] },
    { name: 'Hidden Hall', players: [{ model: 'S5', build: '57.23-74170' }] },
    {
      name: 'Private Pantry',
      players: [
        {
          model: 'S13',
          build: '97.1-80312',
          switches: { upnp: false, authentication: true },
          // Unlike other players of its build, so that the profile has something to say.
          pages: { '/status/zp': 403, '/status/upnp': 404 },
        },
      ],
    },
  ],
  wifi: { ssid: 'MoleNet', protection: 'WPA2' },
  accounts: [{ serviceType: 9, username: 'mole@example.com', key: 'sk-77-secret' }],
  controllers: [{ name: 'Mole phone', kind: 'iPhone', address: '192.168.9.9', mac: '02:00:00:00:00:09' }],
};

let folder: string;
let file: string;
let house: RunningHousehold;
const options = { doors: { ssdp: false, mdns: false } };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tonewall-capture-'));
  file = join(folder, 'captured.yaml');
  house = await startRig(ORIGINAL, options);
});

afterAll(async () => {
  await house.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Verdicts of every check by player, in the order of addresses. */
async function verdictsOf({ players }: RunningHousehold) {
  const { report } = await runAudit(
    { net: nodeNet(), clock: realClock, random: realRandom, log: silentLog },
    {
      tool: '0.0.0',
      scope: {
        given: players.map(({ address }) => ({ address: asIpAddress(address)! })),
        sweep: [],
        within: [],
      },
    },
  );
  return report.groups
    .flatMap(({ devices }) => devices)
    .toSorted((a, b) => a.address.localeCompare(b.address))
    .map(({ results }) => Object.fromEntries(results.map(({ check, verdict }) => [check, verdict])));
}

describe('tonewall sim capture', () => {
  it('writes a household file and changes nothing', async () => {
    const before = house.stateHash();
    const done = await tonewall([
      'sim',
      'capture',
      ...house.players.map(({ address }) => address),
      '--out',
      file,
    ]);
    expect(done).toMatchObject({ code: 0, stdout: '' });
    expect(house.stateHash()).toBe(before);
    expect(
      house.recorder.entries({ direction: 'in' }).filter(({ method }) => method === 'SUBSCRIBE'),
    ).toEqual([]);
  });

  it('tells nothing that names people, rooms, networks or devices', () => {
    const text = readFileSync(file, 'utf8');
    const ids = Object.values(house.state.players).flatMap(({ id, mac, serial, address }) => [
      id,
      mac,
      serial,
      address,
    ]);
    const secrets = [...NAMES, ...ids, house.state.id, house.state.registration.customerId];
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  it('says what is unlike other players of the build', () => {
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('Room 3 (97.1-80312): /status/zp answered 403, not 200');
    expect(text).toContain('Room 3 (97.1-80312): /status/upnp answered 404, not 200');
    expect(text.match(/answered/g)).toHaveLength(2);
  });

  it('gives a household on which every check comes to the same', async () => {
    const definition = { ...loadHousehold(readFileSync(file, 'utf8'), file), firstAddress: '127.36.9.31' };
    const captured = await startRig(definition, options);
    try {
      const [original, copy] = [await verdictsOf(house), await verdictsOf(captured)];
      expect(original).toHaveLength(3);
      expect(copy).toEqual(original);
    } finally {
      await captured.stop();
    }
  });

  it('tells that nobody is there', async () => {
    const done = await tonewall(['sim', 'capture', '127.36.9.99', '--out', join(folder, 'none.yaml')]);
    expect(done.code).toBe(2);
    expect(done.stderr).toContain('left out: 127.36.9.99:1400: nothing answered there');
    expect(done.stderr).toContain('tonewall: no player was found there');
    expect(() => readFileSync(join(folder, 'none.yaml'))).toThrow('ENOENT');
  });

  it('wants addresses or a bundle', async () => {
    const done = await tonewall(['sim', 'capture']);
    expect(done).toMatchObject({ code: 64, stdout: '' });
    expect(done.stderr).toContain('give addresses of players, or a bundle with --from');
  });
});
