import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningHousehold } from '../../src/sim/household.ts';
import { startRig } from '../../src/sim/rig/house.ts';
import { runProcess } from '../lab/process.ts';
import { type GuardUnderTest, startGuardOf } from '../rig/guard/running-guard.ts';
import { clientsHousehold } from './household.ts';
import type { TourOutcome } from './scripts/tour.ts';
import { NPM_SONOS, SVROOIJ_SONOS, type Tour, tourInput } from './tours.ts';

/** On loopback every client comes from here, and is told events here. */
const OWN = '127.0.0.1';

const configOf = (subnet: string, role: string): string => `
version: 1
players:
  Kitchen: { address: ${subnet}.11, guarded-at: ${subnet}.111 }
  Office: { address: ${subnet}.12, guarded-at: ${subnet}.112 }
  Living Room: { address: ${subnet}.13, guarded-at: ${subnet}.113 }
  Living Room Sub: { address: ${subnet}.14, guarded-at: ${subnet}.114 }
segments:
  - { network: ${OWN}/32, role: ${role} }
roles:
  guest: { extends: guest, volume-cap: 25 }
`;

const doorsOf = (subnet: string): readonly string[] => [111, 112, 113].map((last) => `${subnet}.${last}`);

async function walk(tour: Tour, subnet: string): Promise<TourOutcome> {
  const input = JSON.stringify(tourInput(doorsOf(subnet), OWN, false));
  const done = await runProcess([process.execPath, tour.script, input], {
    env: tour.environment(OWN),
    timeoutMs: 100_000,
  });
  if (done.code !== 0) throw new Error(`${tour.script} ended with ${done.code}: ${done.stderr}`);
  return JSON.parse(done.stdout);
}

/** Both libraries are taken as they are. Through the guard, an owner can do everything as without it. */
describe.each([
  { tour: NPM_SONOS, subnet: '127.38.1' },
  { tour: SVROOIJ_SONOS, subnet: '127.38.2' },
])('$tour.name walks a guarded household as its owner', ({ tour, subnet }) => {
  let household: RunningHousehold;
  let guard: GuardUnderTest;
  let outcome: TourOutcome = {};

  beforeAll(async () => {
    household = await startRig(clientsHousehold(`${subnet}.11`), { doors: { ssdp: false, mdns: false } });
    guard = await startGuardOf(configOf(subnet, 'owner'));
    outcome = await walk(tour, subnet);
  });

  afterAll(async () => {
    await guard.stop();
    await household.stop();
  });

  test.each(Object.entries(tour.expected(doorsOf(subnet))))('%s', (step, value) => {
    expect(outcome[step]).toEqual({ value });
  });

  test('nothing of what the client wrote reaches a player but what was judged', () => {
    const seen = household.recorder.entries({ door: 'tcp', direction: 'in' });
    const names = new Set(seen.flatMap(({ headers }) => headers.map(([name]) => name)));
    expect(seen.length).toBeGreaterThan(20);
    expect([...names].sort()).toEqual([
      'CALLBACK',
      'CONNECTION',
      'CONTENT-LENGTH',
      'CONTENT-TYPE',
      'HOST',
      'NT',
      'SID',
      'SOAPACTION',
      'TIMEOUT',
    ]);
  });
});

/** Steps that go beyond a guest's role, and those that build on what was refused: how a library puts that is its own business. */
const BEYOND = {
  [NPM_SONOS.name]: {
    refused: ['led', 'group', 'ungroup', 'alarmCreate', 'volumeEvent', 'topologyEvent', 'queueClear'],
    following: [
      'playlistCreate',
      'playlistAdd',
      'playlistBrowse',
      'playlistRemove',
      'playlistDelete',
      'playlistDeleteUnknown',
      'alarmDisable',
      'alarmDelete',
      // The first event, which tells what plays, comes while nothing else is waited for.
      'transportEvent',
    ],
  },
  [SVROOIJ_SONOS.name]: {
    refused: [
      'group',
      'ungroup',
      'playlistCreate',
      'playlistAdd',
      'playlistDelete',
      'alarmCreate',
      'alarmDelete',
      'volumeEvent',
      'topologyEvent',
      'queueClear',
    ],
    following: ['unknownObject', 'alarmPatch'],
  },
} as const;

describe.each([
  { tour: NPM_SONOS, subnet: '127.38.3' },
  { tour: SVROOIJ_SONOS, subnet: '127.38.4' },
])('$tour.name walks a guarded household as a guest', ({ tour, subnet }) => {
  let household: RunningHousehold;
  let guard: GuardUnderTest;
  let outcome: TourOutcome = {};
  const { refused, following } = BEYOND[tour.name] ?? { refused: [], following: [] };
  const isBeyond = (step: string): boolean => [...refused, ...following].some((name) => name === step);
  const permitted = Object.entries(tour.expected(doorsOf(subnet))).filter(([step]) => !isBeyond(step));

  beforeAll(async () => {
    household = await startRig(clientsHousehold(`${subnet}.11`), { doors: { ssdp: false, mdns: false } });
    guard = await startGuardOf(configOf(subnet, 'guest'));
    outcome = await walk(tour, subnet);
  });

  afterAll(async () => {
    await guard.stop();
    await household.stop();
  });

  test.each(permitted)('%s', (step, value) => {
    expect(outcome[step]).toEqual({ value });
  });

  // UDA 2.0 table 3-3: 606 Action not authorized.
  test.each(refused)('%s is refused with an error that the library knows', (step) => {
    expect(JSON.stringify(outcome[step])).toMatch(/UPnPError 606|<errorCode>606</);
  });

  test('nothing hangs', () => {
    expect(Object.values(outcome).filter((each) => JSON.stringify(each).includes('no end within'))).toEqual(
      [],
    );
  });

  test('nothing beyond the role has changed', () => {
    const { players, groups, alarms, savedQueues } = household.state;
    expect({
      office: players['RINCON_000E58A0370201400']?.rendering.volume.Master,
      loudest: Math.max(...Object.values(players).map(({ rendering }) => rendering.volume.Master)),
      groups: groups.length,
      alarms: alarms.map(({ startLocalTime }) => startLocalTime),
      savedQueues: savedQueues.map(({ title }) => title),
    }).toEqual({ office: 15, loudest: 30, groups: 3, alarms: ['07:10:00'], savedQueues: ['Dinner'] });
  });
});
