import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startRig } from '../../src/sim/rig/house.ts';
import type { RunningHousehold } from '../../src/sim/household.ts';
import { runProcess } from '../lab/process.ts';
import { clientsHousehold } from './household.ts';
import type { TourOutcome } from './scripts/tour.ts';
import { NPM_SONOS, SVROOIJ_SONOS, tourInput } from './tours.ts';

/** Both libraries are taken as they are; a step that differs is a fault of the simulated players. */
describe.each([
  { tour: NPM_SONOS, firstAddress: '127.37.1.11', own: '127.37.1.200' },
  { tour: SVROOIJ_SONOS, firstAddress: '127.37.2.11', own: '127.37.2.200' },
])('$tour.name walks a household', ({ tour, firstAddress, own }) => {
  let household: RunningHousehold;
  let outcome: TourOutcome = {};

  beforeAll(async () => {
    household = await startRig(clientsHousehold(firstAddress), { doors: { ssdp: false, mdns: false } });
    const addresses = household.players.map((player) => player.address);
    const input = JSON.stringify(tourInput(addresses, own, false));
    const done = await runProcess([process.execPath, tour.script, input], {
      env: tour.environment(own),
      timeoutMs: 60_000,
    });
    if (done.code !== 0) throw new Error(`${tour.script} ended with ${done.code}: ${done.stderr}`);
    outcome = JSON.parse(done.stdout);
  });

  afterAll(() => household.stop());

  const addresses = [11, 12, 13].map((last) => firstAddress.replace(/\d+$/, String(last)));

  test.each(Object.entries(tour.expected(addresses)))('%s', (step, value) => {
    expect(outcome[step]).toEqual({ value });
  });

  test('no step was left out', () => {
    expect(Object.keys(outcome).sort()).toEqual(Object.keys(tour.expected(addresses)).sort());
  });

  test('the household is left as it was found, but for the volume', () => {
    const { players, groups, alarms, savedQueues } = household.state;
    expect({
      volumes: Object.values(players).map(({ rendering }) => rendering.volume.Master),
      queue: Object.values(players)[0]?.queue.tracks,
      groups: groups.length,
      alarms: alarms.map(({ startLocalTime }) => startLocalTime),
      savedQueues: savedQueues.map(({ title }) => title),
    }).toEqual({
      volumes: [31, 15, 30, 30],
      queue: [],
      groups: 3,
      alarms: ['07:10:00'],
      savedQueues: ['Dinner'],
    });
  });
});
