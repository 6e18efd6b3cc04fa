import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApprovalDesk } from '../../src/guard/approval/desk.ts';
import { doorPath, openApprovalDoor } from '../../src/guard/approval/door.ts';
import { Identities } from '../../src/guard/identity/identities.ts';
import { identityFile } from '../../src/guard/identity/identity-file.ts';
import { NOBODY } from '../../src/guard/identity/principal.ts';
import { nodeClock } from '../../src/host/clock.ts';
import { nodeDisk } from '../../src/host/disk/disk.ts';
import { nodeRandom } from '../../src/host/random.ts';
import { localDoor } from '../../src/host/local-door.ts';
import type { OpenDoor } from '../../src/ports/local-door.ts';
import { noNeighbours } from '../../src/ports/neighbours.ts';
import { silentLog } from '../../src/ports/log.ts';
import { createKeptJournal } from '../rig/kept-journal.ts';
import { tonewall } from './tonewall.ts';

/** A guard's identities and approvals in this process, the command line in others, one state folder between them. */
const clock = nodeClock();
const PHONE = { address: '127.0.0.9' };
let state: string;
let guard: Identities;
let desk: ApprovalDesk;
let door: OpenDoor;

beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), 'tonewall-state-'));
  const journal = createKeptJournal();
  const ports = {
    clock,
    log: silentLog,
    journal,
    random: nodeRandom(),
    neighbours: noNeighbours,
    file: identityFile(nodeDisk(), state),
  };
  guard = await Identities.open(ports, {
    segments: [],
    people: [{ id: 'anna', name: 'Anna', role: 'owner', groups: [] }],
  });
  desk = new ApprovalDesk({ clock, journal });
  door = await openApprovalDoor(localDoor(), doorPath(state), {
    desk,
    standing: () => ({ doors: [] }),
    players: () => [],
    journal: () => ({ fails: false, unwritten: 0, reads: 0, acts: 0 }),
    spoofed: () => [],
    names: () => undefined,
    traffic: () => undefined,
  });
});
afterEach(async () => {
  await guard.close();
  await door.close();
  await rm(state, { recursive: true });
});

/** One object of JSON on standard output. */
async function command(args: readonly string[]): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await tonewall([...args, '--state', state, '--json']);
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Record<string, unknown>;
}

/** How long until somebody is known as expected, in milliseconds. */
async function until(ground: string, asker: Parameters<Identities['identify']>[0]): Promise<number> {
  const from = clock.elapsed();
  while (guard.identify(asker).ground !== ground && clock.elapsed() - from < 10_000) await clock.sleep(10);
  return clock.elapsed() - from;
}

describe('a running guard and the command line', () => {
  it('share devices: enrolled with a code, ended by the owner', async () => {
    const { code } = await command([
      'enrol',
      '--name',
      "Anna's phone",
      '--role',
      'member',
      '--group',
      'family',
    ]);
    expect(guard.identify(PHONE)).toEqual({ principal: NOBODY, ground: 'unknown' });
    expect((await guard.redeem(String(code), PHONE)).ok).toBe(true);
    expect(guard.identify(PHONE)).toMatchObject({
      ground: 'device',
      principal: {
        kind: 'device',
        name: "Anna's phone",
        role: 'member',
        groups: ['family'],
        binding: 'address',
      },
    });
    expect(await command(['devices', 'end', "Anna's phone"])).toEqual({ ended: "Anna's phone" });
    expect(await until('device-ended', PHONE)).toBeLessThan(5000);
  });

  it('share programs', async () => {
    const { token } = await command(['token', 'add', '--name', 'Home Assistant', '--role', 'program']);
    const asker = { ...PHONE, authorization: [`Bearer ${String(token)}`] };
    await clock.sleep(1500);
    expect(guard.identify(asker)).toMatchObject({ ground: 'token', principal: { name: 'Home Assistant' } });
    await command(['token', 'end', 'Home Assistant']);
    expect(await until('ended-credential', asker)).toBeLessThan(5000);
  });

  it('share approvals', async () => {
    const ask = {
      principal: NOBODY,
      ...PHONE,
      room: 'Kitchen',
      action: 'page./reboot',
      riskClass: 'system' as const,
      arguments: [],
    };
    desk.ask(ask);
    expect(await command(['approve'])).toMatchObject({
      approvals: [{ number: 1, stand: 'waiting', room: 'Kitchen' }],
    });
    expect(await command(['approve', '1'])).toMatchObject({ approved: { number: 1, stand: 'approved' } });
    expect([desk.take(ask), desk.take(ask)]).toEqual([true, false]);
    const again = await tonewall(['approve', '1', '--state', state]);
    expect([again.code, again.stderr.split('\n')[0]]).toEqual([
      2,
      'tonewall: nothing waits under the number 1',
    ]);
  });

  it('lose no change of commands that run at the same moment', async () => {
    const names = ['a', 'b', 'c', 'd'];
    await Promise.all(names.map((name) => command(['token', 'add', '--name', name, '--role', 'program'])));
    const { programs } = (await command(['token', 'list'])) as { programs: { name: string }[] };
    expect(programs.map(({ name }) => name).sort()).toEqual(names);
  });
});
