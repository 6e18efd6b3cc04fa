import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GuardedHouse, startGuardedHouse } from '../../../test/rig/guarded-house.ts';
import { as, policyOf } from '../../../test/policy/asking.ts';
import { nodeClock } from '../../host/clock.ts';
import { caller } from '../../sim/rig/call.ts';

const NIGHT = Date.parse('2026-11-27T22:30:00Z');
const CHANNEL = { InstanceID: 0, Channel: 'Master' };
const ROOMS = ['Kitchen', 'Bar'];

let guarded: GuardedHouse;

beforeAll(async () => {
  guarded = await startGuardedHouse({
    subnet: '127.62.7',
    rooms: ROOMS.map((name) => ({ name, volume: 20, players: [{ model: 'S13', build: '97.1-80312' }] })),
    definition: { groups: [ROOMS] },
    policy: policyOf('quiet-hours: { hours: 22:00-07:00 }'),
    identify: () => ({ principal: as('member'), ground: 'test' }),
    clock: { ...nodeClock(), now: () => NIGHT },
  });
});
afterAll(() => guarded.stop());
beforeEach(() => {
  for (const { rendering } of Object.values(guarded.house.state.players)) {
    rendering.volume.Master = 20;
    rendering.mute.Master = false;
  }
});

/** What comes of a call to the Kitchen, and the volumes after it. */
async function at(service: string, action: string, args: Readonly<Record<string, string | number>>) {
  const outcome = await caller(guarded.door('Kitchen'))(service, action, { InstanceID: 0, ...args });
  return [
    outcome,
    ...Object.values(guarded.house.state.players).map(({ rendering: { volume } }) => volume.Master),
  ];
}
const rendering = (action: string, args: Readonly<Record<string, string | number>>) =>
  at('RenderingControl', action, { ...CHANNEL, ...args });
const group = (action: string, args: Readonly<Record<string, string | number>>) =>
  at('GroupRenderingControl', action, args);

describe('in quiet hours', () => {
  it('a room is turned down, and not up', async () => {
    expect(await rendering('SetVolume', { DesiredVolume: 21 })).toEqual([606, 20, 20]);
    expect(await rendering('SetVolume', { DesiredVolume: 19 })).toEqual([{}, 19, 20]);
    expect(await rendering('SetRelativeVolume', { Adjustment: 1 })).toEqual([606, 19, 20]);
    expect(await rendering('SetRelativeVolume', { Adjustment: -9 })).toEqual([{ NewVolume: '10' }, 10, 20]);
  });

  it('a group is turned down, and not up', async () => {
    expect(await group('SetGroupVolume', { DesiredVolume: 21 })).toEqual([606, 20, 20]);
    expect(await group('SetGroupVolume', { DesiredVolume: 10 })).toEqual([{}, 10, 10]);
    expect(await group('SetRelativeGroupVolume', { Adjustment: -5 })).toEqual([{ NewVolume: '5' }, 5, 5]);
  });

  it('what is muted stays so', async () => {
    expect(await rendering('SetMute', { DesiredMute: 1 })).toEqual([{}, 20, 20]);
    expect(await rendering('SetMute', { DesiredMute: 0 })).toEqual([606, 20, 20]);
    expect(await rendering('SetVolume', { DesiredVolume: 19 })).toEqual([606, 20, 20]);
    expect(await group('SetGroupMute', { DesiredMute: 1 })).toEqual([{}, 20, 20]);
  });

  it('each is written down once', async () => {
    const before = guarded.entries.length;
    await rendering('SetVolume', { DesiredVolume: 19 });
    await rendering('SetVolume', { DesiredVolume: 21 });
    await group('SetGroupVolume', { DesiredVolume: 10 });
    expect(
      guarded.entries.slice(before).map(({ facts: { effect, action, volume } }) => [effect, action, volume]),
    ).toEqual([
      ['permit', 'RenderingControl.SetVolume', 19],
      ['forbid', 'RenderingControl.SetVolume', 21],
      ['permit', 'GroupRenderingControl.SetGroupVolume', 11],
    ]);
  });
});
