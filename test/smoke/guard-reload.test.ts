import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunningHousehold } from '../../src/sim/household.ts';
import { startRig } from '../../src/sim/rig/house.ts';
import { call, loudness } from '../rig/guard/controller.ts';
import {
  type GuardFolder,
  guardFolder,
  type GuardProcess,
  startGuardProcess,
} from '../rig/guard/guard-process.ts';
import { tonewall } from './tonewall.ts';

const SUBNET = '127.36.22';
const DOOR = `${SUBNET}.111`;
const OWNER = '127.0.0.1';
const configOf = (role: string, more = ''): string => `version: 1
players:
  Kitchen: { address: ${SUBNET}.11, guarded-at: ${DOOR} }
segments:
  - { network: ${OWNER}/32, role: ${role} }
${more}`;
const TWO_SECONDS = { timeout: 2000, interval: 20 };

let house: RunningHousehold;
let folder: GuardFolder;
let guard: GuardProcess;

beforeAll(async () => {
  house = await startRig(
    {
      name: 'reload',
      firstAddress: `${SUBNET}.11`,
      rooms: ['Kitchen', 'Office'].map((name) => ({ name, players: [{ model: 'S13' }] })),
    },
    { doors: { ssdp: false, mdns: false } },
  );
});
beforeEach(async () => {
  folder = await guardFolder(configOf('owner'));
  guard = await startGuardProcess({ folder });
});
afterEach(async () => {
  await guard.end('SIGKILL');
  await folder.remove();
});
afterAll(() => house.stop());

/** 200, or the number of the UPnP error. */
const volume = async (door = DOOR): Promise<number> => {
  const { status, error } = await call({ door, ...loudness });
  return error ?? status;
};
const outcome = (): Promise<number> => volume();
async function status(code = 0): Promise<unknown> {
  const told = await tonewall(['status', folder.file, '--state', folder.state, '--json']);
  expect(told.code).toBe(code);
  return JSON.parse(told.stdout);
}
/** What the journal says of that kind. */
async function written(kind: string): Promise<readonly unknown[]> {
  const query = await tonewall(['journal', 'query', '--state', folder.state, '--kind', kind, '--json']);
  const lines = query.stdout.split('\n').filter(Boolean);
  return lines.map((line) => (JSON.parse(line) as { readonly facts: unknown }).facts);
}
const becomes = (expected: number) =>
  vi.waitFor(async () => expect(await outcome()).toBe(expected), TWO_SECONDS);
const kinds = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.startsWith('warn') || line.includes('read anew'));

describe('a changed configuration', () => {
  it('is in force within two seconds, and open connections stay', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const page = async () => {
      const [response] = await once(get({ host: DOOR, port: 1400, path: '/status/zp', agent }), 'response');
      const { localPort } = response.socket;
      response.resume();
      await once(response, 'end');
      return [response.statusCode, localPort];
    };
    const [before, port] = await page();
    expect(before).toBe(200);
    await folder.configure(configOf('nobody'));
    await becomes(606);
    expect(await page()).toEqual([403, port]);
    agent.destroy();
  });

  it('with a problem leaves the old policy in force and says so, once; mended, it is in force', async () => {
    await folder.configure(configOf('wizard'));
    await guard.says('THE OLD CONFIGURATION STAYS IN FORCE', 2000);
    expect(guard.output.stderr).toContain('line 5: segments[0].role: there is no role wizard');
    expect(await outcome()).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(kinds(guard.output.stderr)).toHaveLength(1);
    expect(await status(65)).toMatchObject({
      runs: true,
      trouble: { code: 'config-invalid', message: expect.stringContaining('there is no role wizard') },
      players: [{ room: 'Kitchen', guardedAt: DOOR, stand: 'known' }],
    });
    await folder.configure(configOf('nobody'));
    await becomes(606);
    expect(kinds(guard.output.stderr)).toHaveLength(2);
  });

  it('may name a Cedar file: missing it is waited for, changed it is read again', async () => {
    const cedar = join(dirname(folder.file), 'more.cedar');
    const forbid = 'forbid (principal, action, resource);\n';
    await folder.configure(configOf('owner', 'policies: [more.cedar]\n'));
    await guard.says('THE OLD CONFIGURATION STAYS IN FORCE', 2000);
    expect(await outcome()).toBe(200);
    await writeFile(cedar, forbid);
    await becomes(606);
    await writeFile(cedar, '// nothing is forbidden here any more\n');
    await becomes(200);
    await writeFile(cedar, 'forbid (principal, action, resource\n');
    await vi.waitFor(
      () => expect(guard.output.stderr.match(/THE OLD CONFIGURATION/g)).toHaveLength(2),
      TWO_SECONDS,
    );
    expect(await outcome()).toBe(200);
  });

  it('with other players has other doors, and the old ones are gone', async () => {
    const other = `  Office: { address: ${SUBNET}.12, guarded-at: ${SUBNET}.112 }\n`;
    const two = configOf('owner').replace('segments:', `${other}segments:`);
    await folder.configure(two);
    await guard.says(`door opened room=Office guardedAt=${SUBNET}.112`, 4000);
    expect(await volume(`${SUBNET}.112`)).toBe(200);
    await folder.configure(two.replace(/  Kitchen.*\n/, ''));
    await guard.says('door closed room=Kitchen', 4000);
    await expect(volume()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(await volume(`${SUBNET}.112`)).toBe(200);
  });

  it('whose door is taken leaves the old one in force, and is in force when it is free', async () => {
    const taken = `${SUBNET}.113`;
    const other = createServer();
    other.listen({ host: taken, port: 1443 });
    await once(other, 'listening');
    try {
      await folder.configure(configOf('nobody').replace(DOOR, taken));
      await guard.says('THE OLD CONFIGURATION STAYS IN FORCE', 4000);
      expect(guard.output.stderr).toContain(`TCP port 1443 of ${taken} is in use by another program`);
      expect(await outcome()).toBe(200);
      expect(await status()).toMatchObject({ isElsewhere: true, players: [{ guardedAt: DOOR }] });
    } finally {
      other.close();
    }
    await guard.says('door opened room=Kitchen guardedAt=127.36.22.113', 6000);
    expect(guard.output.stderr.match(/THE OLD CONFIGURATION/g)).toHaveLength(1);
    expect(await volume(taken)).toBe(606);
    expect(await status()).toMatchObject({ isElsewhere: false, players: [{ guardedAt: taken }] });
    expect(await written('reload-refused')).toEqual([
      {
        code: 'address-in-use',
        problem: expect.stringContaining(`TCP port 1443 of ${taken} is in use by another program`),
      },
    ]);
  });
});
