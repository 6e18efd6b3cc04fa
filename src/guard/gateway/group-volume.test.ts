import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CappedHouse, startCappedHouse } from '../../../test/rig/guard/capped-house.ts';

const ROOMS = ['Kitchen', 'Office', 'Bar'];
const I = { InstanceID: 0 };

let house: CappedHouse;

beforeAll(async () => {
  house = await startCappedHouse({ subnet: '127.62.5', rooms: ROOMS, groups: [ROOMS] });
});
afterAll(() => house.stop());
beforeEach(async () => {
  house.caps = { Kitchen: 40, Office: 40, Bar: 40 };
  house.journalWorks = true;
  for (const room of ROOMS) Object.assign(house.player(room).rendering, { outputFixed: false });
  await levels(20, 20, 20);
});

const group = (action: string, args: Record<string, string | number>) =>
  house.at('Kitchen')('GroupRenderingControl', action, { ...I, ...args });
const setGroup = (DesiredVolume: number) => group('SetGroupVolume', { DesiredVolume });
/** Everybody at these, and the group's snapshot is of then. */
async function levels(...wanted: readonly number[]): Promise<void> {
  house.setVolumes(Object.fromEntries(ROOMS.map((room, index) => [room, wanted[index] ?? 0])));
  await house.past('Kitchen')('GroupRenderingControl', 'SnapshotGroupVolume', I);
  house.guarded.house.recorder.clear();
}
const now = (): readonly number[] => Object.values(house.volumes());
/** What players were asked to do, in order. */
const done = (): readonly string[] =>
  house.guarded.house.recorder
    .entries({ direction: 'in' })
    .map(({ action }) => action?.split('.')[1] ?? '')
    .filter((action) => !action.startsWith('Get'));

describe('the volume of a group under a cap', () => {
  it('is what the cap is where all rooms are equally loud', async () => {
    expect([await setGroup(40), now(), done()]).toEqual([
      {},
      [40, 40, 40],
      ['SnapshotGroupVolume', 'SetGroupVolume'],
    ]);
  });

  it('is not more than the cap', async () => {
    expect([await setGroup(41), now(), done()]).toEqual([606, [20, 20, 20], []]);
  });

  it('goes by what the rooms are now, whatever snapshot somebody took before', async () => {
    await levels(60, 0, 0);
    house.setVolumes({ Kitchen: 20, Office: 20, Bar: 20 });
    // By that snapshot the Kitchen would be at 90.
    expect([await setGroup(30), now()]).toEqual([{}, [30, 30, 30]]);
  });

  it('is refused where one room would pass its cap', async () => {
    await levels(36, 12, 12);
    expect([await setGroup(25), now()]).toEqual([606, [36, 12, 12]]);
    expect([await setGroup(21), now()]).toEqual([{}, [38, 13, 13]]);
  });

  it('minds the cap of each room by itself', async () => {
    await levels(36, 12, 12);
    house.caps = { Kitchen: 60, Office: 25, Bar: 25 };
    expect([await setGroup(25), now()]).toEqual([{}, [45, 15, 15]]);
    expect(await setGroup(26)).toBe(606);
  });

  it('is set as it was asked, and no more is asked of players, where that is low enough in any case', async () => {
    await levels(36, 12, 12);
    house.caps = { Kitchen: 90, Office: 90, Bar: 90 };
    expect([await setGroup(30), now(), done()]).toEqual([{}, [54, 18, 18], ['SetGroupVolume']]);
  });

  it('by a difference, up and down', async () => {
    expect([await group('SetRelativeGroupVolume', { Adjustment: 20 }), now()]).toEqual([
      { NewVolume: '40' },
      [40, 40, 40],
    ]);
    expect(await group('SetRelativeGroupVolume', { Adjustment: 1 })).toBe(606);
    await levels(90, 20, 10);
    expect(await group('SetRelativeGroupVolume', { Adjustment: -5 })).toBe(606);
    expect([await group('SetRelativeGroupVolume', { Adjustment: -25 }), now()]).toEqual([
      { NewVolume: '15' },
      [34, 8, 4],
    ]);
  });

  it('is bound by the mean where rooms do not count to the group that are thought to', async () => {
    // The others are at 60 and 20 of 40, where all three would be at 53.
    await levels(60, 20, 80);
    house.player('Bar').rendering.outputFixed = true;
    house.caps = { Kitchen: 40, Office: 40, Bar: 100 };
    expect([await setGroup(30), now()]).toEqual([606, [60, 20, 80]]);
    expect(await setGroup(13)).toEqual({});
  });

  it('is bound by the mean where a player does not tell', async () => {
    const fault = house.guarded.house.faults.add({
      kind: 'malformed',
      form: 'garbage',
      player: 'Bar',
      service: 'RenderingControl',
    });
    expect([await setGroup(40), now()]).toEqual([606, [20, 20, 20]]);
    expect([await setGroup(13), now()]).toEqual([{}, [13, 13, 13]]);
    house.guarded.house.faults.remove(fault);
  });
});
