import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CappedHouse, startCappedHouse } from '../../../test/rig/guard/capped-house.ts';

const CHANNEL = { InstanceID: 0, Channel: 'Master' };
const ROOMS = ['Kitchen', 'Office'];

let house: CappedHouse;

beforeAll(async () => {
  house = await startCappedHouse({ subnet: '127.62.6', rooms: ROOMS, groups: [ROOMS] });
  house.caps = { Kitchen: 100, Office: 100 };
});
afterAll(() => house.stop());
beforeEach(async () => {
  house.journalWorks = true;
  house.setVolumes({ Kitchen: 40, Office: 20 });
  for (const room of ROOMS) house.player(room).rendering.mute.Master = false;
  house.player('Kitchen').rendering.volume.LF = 40;
});

/** What comes of a call to the Kitchen while nothing can be written, and the volumes after it. */
async function during(service: string, action: string, args: Readonly<Record<string, string | number>>) {
  house.journalWorks = false;
  const before = house.guarded.unrecorded.length;
  const outcome = await house.at('Kitchen')(service, action, args);
  const { Kitchen, Office } = house.volumes();
  return [outcome, Kitchen, Office, house.guarded.unrecorded.slice(before)];
}
const set = (DesiredVolume: number, more = {}) =>
  during('RenderingControl', 'SetVolume', { ...CHANNEL, DesiredVolume, ...more });
const setGroup = (DesiredVolume: number) =>
  during('GroupRenderingControl', 'SetGroupVolume', { InstanceID: 0, DesiredVolume });
const ramp = (DesiredVolume: number, ProgramURI = '') =>
  during('RenderingControl', 'RampToVolume', {
    ...CHANNEL,
    RampType: 'SLEEP_TIMER_RAMP_TYPE',
    DesiredVolume,
    ResetVolumeAfter: 0,
    ProgramURI,
  });

describe('while the journal cannot be written', () => {
  it('a lower volume is set, and counted', async () => {
    expect(await set(39)).toEqual([{}, 39, 20, ['volume']]);
    expect(await set(39)).toEqual([{}, 39, 20, ['volume']]);
    expect(await set(40)).toEqual([501, 39, 20, []]);
  });

  it('reads are counted as well', async () => {
    expect((await during('RenderingControl', 'GetVolume', CHANNEL)).at(-1)).toEqual(['read']);
  });

  it('any volume may be louder than a muted room is', async () => {
    house.player('Kitchen').rendering.mute.Master = true;
    expect(await set(5)).toEqual([501, 40, 20, []]);
    expect(await set(0)).toEqual([{}, 0, 20, ['volume']]);
  });

  it('a balance is not set', async () => {
    expect(await set(5, { Channel: 'LF' })).toEqual([501, 40, 20, []]);
  });

  it('a ramp to a lower volume is begun, and none that begins something else', async () => {
    expect((await ramp(30)).at(-1)).toEqual(['volume']);
    house.setVolumes({ Kitchen: 40 });
    expect((await ramp(41))[0]).toBe(501);
    expect((await ramp(30, 'x-sonosapi-stream:s13606?sid=303'))[0]).toBe(501);
  });

  it('a group is turned down in proportion, and not up', async () => {
    expect(await setGroup(15)).toEqual([{}, 20, 10, ['volume']]);
    expect(await setGroup(16)).toEqual([501, 20, 10, []]);
  });

  it('a group is turned down by a difference', async () => {
    const by = (Adjustment: number) =>
      during('GroupRenderingControl', 'SetRelativeGroupVolume', { InstanceID: 0, Adjustment });
    expect(await by(-15)).toEqual([{ NewVolume: '15' }, 20, 10, ['volume']]);
    expect(await by(1)).toEqual([501, 20, 10, []]);
  });

  it('nothing is set of a player that does not tell', async () => {
    const fault = house.guarded.house.faults.add({
      kind: 'malformed',
      form: 'garbage',
      player: 'Office',
      service: 'RenderingControl',
    });
    expect(await setGroup(15)).toEqual([501, 40, 20, []]);
    expect(await set(15)).toEqual([{}, 15, 20, ['volume']]);
    house.guarded.house.faults.remove(fault);
  });

  it('what a rule forbids stays forbidden for its own reason', async () => {
    house.caps = { Kitchen: 10, Office: 10 };
    expect(await set(30)).toEqual([606, 40, 20, []]);
    house.caps = { Kitchen: 100, Office: 100 };
  });

  it('what was found lower is lower when it is sent, however many turn it at once', async () => {
    house.journalWorks = false;
    const wanted = [35, 5, 30, 20, 39, 10];
    const kitchen = house.at('Kitchen');
    await Promise.all(
      wanted.map((DesiredVolume) => kitchen('RenderingControl', 'SetVolume', { ...CHANNEL, DesiredVolume })),
    );
    expect(house.volumes()['Kitchen']).toBe(5);
  });
});
