import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { OutgoingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityFile } from '../../src/guard/identity/identity-file.ts';
import { nodeClock } from '../../src/host/clock.ts';
import { nodeDisk } from '../../src/host/disk/disk.ts';
import type { RunningHousehold } from '../../src/sim/household.ts';
import { startRig } from '../../src/sim/rig/house.ts';
import { askFrom as ask } from '../rig/ask-from.ts';
import { type GuardUnderTest, startGuardOf } from '../rig/guard/running-guard.ts';
import { tonewall } from './tonewall.ts';

/** A whole guard before a simulated player, its front desk, and codes of the real command. Every test is another device. */
const DESK = '127.63.1.1:8080';
const DOOR = '127.63.1.111:1400';
const CONFIG = [
  'version: 1',
  'players: { Kitchen: { address: 127.63.1.11, guarded-at: 127.63.1.111 } }',
  'front-desk: { address: 127.63.1.1 }',
].join('\n');
let house: RunningHousehold;
let under: GuardUnderTest;
let folder: string;
const clock = nodeClock();

beforeAll(async () => {
  house = await startRig(
    {
      name: 'desk',
      firstAddress: '127.63.1.11',
      rooms: [{ name: 'Kitchen', players: [{ model: 'S13', build: '97.1-80312' }] }],
    },
    { doors: { ssdp: false, mdns: false, tls: false, login: false } },
  );
  under = await startGuardOf(CONFIG);
  folder = await mkdtemp(join(tmpdir(), 'tonewall-desk-'));
  await writeFile(join(folder, 'tonewall.yaml'), CONFIG);
});
afterAll(async () => {
  await under.stop();
  await house.stop();
  await rm(folder, { recursive: true });
});

const seePlayer = (from: string) => ask(DOOR, '/xml/device_description.xml', { from });

const type = (from: string, code: string, headers: OutgoingHttpHeaders = {}) =>
  ask(DESK, '/enrol', { from, form: `code=${code}`, headers });

/** What the real command says, in JSON. */
async function enrol(name: string): Promise<{ readonly code: string; readonly url: string }> {
  const args = ['enrol', '--name', name, '--role', 'member', '--state', under.stateFolder, '--json'];
  const { code, stdout } = await tonewall([...args, '--config', join(folder, 'tonewall.yaml')]);
  expect(code).toBe(0);
  return JSON.parse(stdout) as { readonly code: string; readonly url: string };
}

describe('a stranger', () => {
  const FROM = '127.63.1.51';

  it('is refused and told where to go, opens the link of the code, and then may', async () => {
    const before = await seePlayer(FROM);
    expect([before.status, before.body.includes('<a href="http://127.63.1.1:8080/enrol">')]).toEqual([
      403,
      true,
    ]);
    const { code, url } = await enrol("Ben's phone");
    expect(url).toBe(`http://${DESK}/enrol?code=${code}`);
    const form = await ask(DESK, url.slice(`http://${DESK}`.length), { from: FROM });
    expect([form.status, form.body.includes(`value="${code}"`)]).toEqual([200, true]);
    expect((await seePlayer(FROM)).status).toBe(403);
    const enrolled = await type(FROM, code);
    expect([enrolled.status, enrolled.headers['location']]).toEqual([303, '/']);
    expect((await ask(DESK, '/', { from: FROM })).body).toContain(
      "<p>It is known as Ben's phone. Its role is member.</p>",
    );
    expect((await seePlayer(FROM)).status).toBe(200);
  });

  it('has no use of a code that another used', async () => {
    const { code } = await enrol('Tablet');
    expect((await type('127.63.1.52', code)).status).toBe(303);
    const second = await type('127.63.1.53', code);
    expect([second.status, second.body.includes('This code was used already.')]).toEqual([403, true]);
    expect((await seePlayer('127.63.1.53')).status).toBe(403);
  });

  it('has no use of a wrong code', async () => {
    const { code } = await enrol('Laptop');
    const wrong = await type('127.63.1.54', code.startsWith('A') ? 'BBBB-BBBB' : 'AAAA-AAAA');
    expect([wrong.status, wrong.body.includes('There is no such code.')]).toEqual([403, true]);
    expect((await seePlayer('127.63.1.54')).status).toBe(403);
  });

  it('has no use of an old code', async () => {
    const { code } = await enrol('Watch');
    await identityFile(nodeDisk(), under.stateFolder).update(clock.now(), (state) => ({
      state: {
        ...state,
        codes: state.codes.map((each) =>
          each.name === 'Watch' ? { ...each, expiresAt: clock.now() - 1 } : each,
        ),
      },
      value: undefined,
    }));
    const late = await type('127.63.1.55', code);
    expect([late.status, late.body.includes('This code is too old.')]).toEqual([403, true]);
    expect((await seePlayer('127.63.1.55')).status).toBe(403);
  });

  it.each([
    ['led there by another site', '127.63.1.56', { origin: 'http://evil.example' }],
    ['under a name of a stranger', '127.63.1.57', { host: 'rebinding.example:8080' }],
  ])('%s is not enrolled, and the code stays good', async (name, from, headers) => {
    const { code } = await enrol(name);
    expect((await type(from, code, headers)).status).toBe(403);
    expect((await seePlayer(from)).status).toBe(403);
    expect((await type(from, code)).status).toBe(303);
  });
});

describe('tonewall enrol', () => {
  it('prints code, link and QR where the configuration has a front desk', async () => {
    const args = ['enrol', '--name', 'Printed', '--role', 'guest', '--state', under.stateFolder];
    const { code, stdout, stderr } = await tonewall([...args, '--config', join(folder, 'tonewall.yaml')]);
    const [typed, url, , ...qr] = stdout.split('\n');
    expect([code, url]).toEqual([0, `http://${DESK}/enrol?code=${typed}`]);
    expect(qr.join('')).toMatch(/^[ ▀▄█]+$/);
    expect(stderr).toBe(
      'The front desk is at 127.63.1.1: only this computer reaches it.\n' +
        'Enrols Printed as guest, once, within 10m. Do it on the device itself.\n',
    );
  });

  it('makes a code without a link where there is no configuration', async () => {
    const args = ['enrol', '--name', 'Bare', '--role', 'guest', '--state', under.stateFolder, '--json'];
    const { stdout } = await tonewall(args);
    expect(Object.keys(JSON.parse(stdout) as object)).not.toContain('url');
  });
});

describe('tonewall status', () => {
  it('tells doors, who is enrolled, and what was refused', async () => {
    await seePlayer('127.63.1.99');
    const { code, stdout } = await tonewall([
      'status',
      join(folder, 'tonewall.yaml'),
      '--state',
      under.stateFolder,
      '--json',
    ]);
    expect(code).toBe(0);
    const status = JSON.parse(stdout) as {
      readonly devices: readonly { readonly name: string }[];
      readonly refused: { readonly lines: readonly { readonly address: string }[] };
    };
    expect(status).toMatchObject({
      runs: true,
      waiting: 0,
      journal: { fails: false, unwritten: 0 },
      players: [
        { room: 'Kitchen', guardedAt: '127.63.1.111', address: '127.63.1.11', stand: 'known', cutOff: false },
      ],
      frontDesk: `http://${DESK}`,
      isElsewhere: false,
      programs: [],
    });
    expect(status.devices.map(({ name }) => name)).toContain("Ben's phone");
    expect(status.refused.lines.filter(({ address }) => address === '127.63.1.99')).toEqual([
      {
        who: 'a stranger',
        address: '127.63.1.99',
        room: 'Kitchen',
        action: 'description./xml/device_description.xml',
        riskClass: 'read',
        reason: 'unauthenticated',
        count: 1,
        lastAt: expect.any(Number) as number,
      },
    ]);
  });
});
