import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { identityFile } from '../../src/guard/identity/identity-file.ts';
import { nodeClock } from '../../src/host/clock.ts';
import { nodeDisk } from '../../src/host/disk/disk.ts';
import type { RunningHousehold } from '../../src/sim/household.ts';
import type { PlayerState } from '../../src/sim/state/player.ts';
import { startRig } from '../../src/sim/rig/house.ts';
import { type Call, call, loudness, turnTo } from '../rig/guard/controller.ts';
import { type GuardUnderTest, startGuardOf } from '../rig/guard/running-guard.ts';
import { tonewall } from './tonewall.ts';

const SUBNET = '127.36.26';
const DOOR = `${SUBNET}.111`;
const [GUEST, PHONE, TABLET] = [`${SUBNET}.201`, `${SUBNET}.202`, `${SUBNET}.203`];
const CONFIG = `version: 1
time-zone: UTC
players:
  Kitchen: { address: ${SUBNET}.11, guarded-at: ${DOOR} }
segments:
  - { network: ${GUEST}/32, role: guest }
roles:
  guest: { extends: guest, hours: '08:00-20:00' }
`;
const HOUR_MS = 3_600_000;
const NOON = Date.UTC(2026, 10, 25, 12);
/** Milliseconds after which nothing that was read before is answered any more, whatever the wall clock says. */
const NEVER_STALER_MS = 350;

let house: RunningHousehold;
let guard: GuardUnderTest;
/** The wall clock; time passes as it does, and it jumps. */
let offsetMs = 0;
const real = nodeClock();
const clock = { ...real, now: () => Math.round(NOON + real.elapsed() - startedAt + offsetMs) };
const startedAt = real.elapsed();

const DAY_MS = 24 * HOUR_MS;

/** A phone with thirty days to go, and a tablet of whose day one hour is left. */
async function enrolled(stateFolder: string): Promise<void> {
  const device = (name: string, address: string, lease: { readonly ms: number; readonly used: number }) => ({
    id: `00000000-0000-4000-8000-00000000000${name.length}`,
    name,
    role: 'member',
    groups: [],
    address,
    leaseMs: lease.ms,
    enrolledAt: lease.used,
    usedAt: lease.used,
    leaseEndsAt: lease.used + lease.ms,
  });
  const devices = [
    device('phone', PHONE, { ms: 30 * DAY_MS, used: NOON }),
    device('tablet', TABLET, { ms: DAY_MS, used: NOON - 23 * HOUR_MS }),
  ];
  await identityFile(nodeDisk(), stateFolder).update(NOON, (state) => ({
    state: { ...state, devices },
    value: undefined,
  }));
}

beforeAll(async () => {
  house = await startRig(
    {
      name: 'clock',
      firstAddress: `${SUBNET}.11`,
      rooms: [{ name: 'Kitchen', players: [{ model: 'S13' }], volume: 20 }],
    },
    { doors: { ssdp: false, mdns: false } },
  );
  guard = await startGuardOf(CONFIG, { clock, prepare: enrolled });
});
beforeEach(() => {
  offsetMs = 0;
});
afterAll(async () => {
  await guard.stop();
  await house.stop();
});

/** 200, or the number of the UPnP error, when the wall clock is so many hours from noon. */
async function outcomeAt(hours: number, from: string, asked: Call = loudness): Promise<number> {
  offsetMs = hours * HOUR_MS;
  const { status, error } = await call({ door: DOOR, from, ...asked });
  return error ?? status;
}

describe('a wall clock that jumps', () => {
  it('lets a guest in by the hour that it shows, back and forth', async () => {
    const outcomes = [];
    for (const hours of [0, 10, 0, -5, 7, -14, 24, 34, 0]) outcomes.push(await outcomeAt(hours, GUEST));
    expect(outcomes).toEqual([200, 606, 200, 606, 200, 606, 200, 606, 200]);
  });

  it('takes no lease away that it still shows, and gives none back for good', async () => {
    const phone = [];
    for (const hours of [0, 9, -9, 0, 48, 0]) phone.push(await outcomeAt(hours, PHONE, turnTo(20)));
    expect(phone).toEqual([200, 200, 200, 200, 200, 200]);
    const tablet = [];
    for (const hours of [0, 3, 0, -9]) tablet.push(await outcomeAt(hours, TABLET));
    expect(tablet).toEqual([200, 606, 200, 200]);
  });

  it.each([5, -5])('makes nothing older or younger that was read: by %i hours', async (hours) => {
    const told = async (): Promise<string | undefined> =>
      /<CurrentVolume>(\d+)</.exec((await call({ door: DOOR, from: PHONE, ...loudness })).body)?.[1];
    const [{ rendering }] = Object.values(house.state.players) as [PlayerState];
    const { volume } = rendering;
    volume.Master = 20;
    await real.sleep(NEVER_STALER_MS);
    expect(await told()).toBe('20');
    offsetMs = hours * HOUR_MS;
    volume.Master = 33;
    await real.sleep(NEVER_STALER_MS);
    expect(await told()).toBe('33');
  });

  it('leaves a journal that is intact', async () => {
    await guard.guard.close();
    const verified = await tonewall(['journal', 'verify', '--state', guard.stateFolder, '--json']);
    expect(JSON.parse(verified.stdout)).toMatchObject({ intact: true, problemCount: 0 });
  });
});
