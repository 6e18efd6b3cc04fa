import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CappedHouse, startCappedHouse } from '../../../test/rig/guard/capped-house.ts';
import { call, type Call } from '../../../test/rig/guard/controller.ts';

const ROOMS = ['Kitchen', 'Office', 'Bar', 'Study'] as const;
const I = { InstanceID: 0 };
const CHANNEL = { ...I, Channel: 'Master' };

let house: CappedHouse;

beforeAll(async () => {
  house = await startCappedHouse({ subnet: '127.62.8', rooms: ROOMS });
});
afterAll(() => house.stop());

const door = (room: string): string => house.guarded.door(room);
const group = (action: string, args: Readonly<Record<string, number>> = {}): Call => ({
  service: 'GroupRenderingControl',
  action,
  arguments: { ...I, ...args },
});
const rendering = (action: string, args: Readonly<Record<string, number>>): Call => ({
  service: 'RenderingControl',
  action,
  arguments: { ...CHANNEL, ...args },
});
const transport = (action: string, args: Readonly<Record<string, string>> = {}): Call => ({
  service: 'AVTransport',
  action,
  arguments: { ...I, ...args },
});
const joining = (room: string): Call =>
  transport('SetAVTransportURI', { CurrentURI: `x-rincon:${house.player(room).id}`, CurrentURIMetaData: '' });
const ALONE = transport('BecomeCoordinatorOfStandaloneGroup');

/** The first so many rooms play together, the first of them leads; all others are alone. */
async function arrange(together: number): Promise<void> {
  const [first = '', ...others] = ROOMS.map((room) => house.player(room).address);
  for (const address of [first, ...others]) await call({ door: address, ...ALONE });
  for (const address of others.slice(0, together - 1)) await call({ door: address, ...joining(ROOMS[0]) });
}

const level = fc.integer({ min: 0, max: 100 });
const each = fc.tuple(level, level, level, level);
const named = (levels: readonly number[]): Record<string, number> =>
  Object.fromEntries(ROOMS.map((room, index) => [room, levels[index] ?? 0]));
const difference = fc.integer({ min: -60, max: 60 });
const anyGroupVolume: fc.Arbitrary<Call> = fc.oneof(
  level.map((DesiredVolume) => group('SetGroupVolume', { DesiredVolume })),
  difference.map((Adjustment) => group('SetRelativeGroupVolume', { Adjustment })),
);

describe('the volume of a group', { timeout: 120_000 }, () => {
  it('takes no room above its cap, whatever the rooms, their caps and the snapshot are', async () => {
    let passed = 0;
    for (const together of [2, 3, 4]) {
      await arrange(together);
      await fc.assert(
        fc.asyncProperty(
          each,
          each,
          each,
          fc.boolean(),
          anyGroupVolume,
          async (before, now, caps, fixed, asked) => {
            for (const room of ROOMS) house.player(room).rendering.outputFixed = false;
            house.setVolumes(named(before));
            await call({ door: house.player(ROOMS[0]).address, ...group('SnapshotGroupVolume') });
            house.setVolumes(named(now));
            house.player(ROOMS[1]).rendering.outputFixed = fixed;
            house.caps = named(caps);
            const { status } = await call({ door: door(ROOMS[0]), ...asked });
            const after = house.volumes();
            if (status === 200) passed += 1;
            const heard = ROOMS.slice(0, together).filter((_, index) => !(fixed && index === 1));
            const wrong =
              status === 200
                ? heard.filter((room) => (after[room] ?? 101) > (house.caps[room] ?? -1))
                : ROOMS.filter((room) => after[room] !== named(now)[room]);
            expect(wrong).toEqual([]);
          },
        ),
        { numRuns: 50 },
      );
    }
    expect(passed).toBeGreaterThan(10);
  });

  /** At 0 and at 100 nothing has to be looked at, and it is set by whatever snapshot there is. */
  const realCap = fc.integer({ min: 1, max: 99 });

  it('is set up to the cap itself where rooms are equally loud', async () => {
    await arrange(3);
    for (const room of ROOMS) house.player(room).rendering.outputFixed = false;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 100 }), realCap, each, async (now, cap, snapshot) => {
        house.setVolumes(named(snapshot));
        await call({ door: house.player(ROOMS[0]).address, ...group('SnapshotGroupVolume') });
        house.setVolumes(named([now, now, now, 0]));
        house.caps = named([cap, cap, cap, 0]);
        await call({ door: door(ROOMS[0]), ...group('SetGroupVolume', { DesiredVolume: cap }) });
        expect(house.volumes()).toEqual(named([cap, cap, cap, 0]));
      }),
      { numRuns: 30 },
    );
  });
});

/** What somebody does at the door of a room: the guest with volumes, an owner with who plays together. */
interface Act {
  readonly from: 'guest' | 'owner';
  readonly room: (typeof ROOMS)[number];
  readonly asked: () => Call;
}
const anyRoom = fc.constantFrom(...ROOMS);
const anyVolume: fc.Arbitrary<Call> = fc.oneof(
  { weight: 4, arbitrary: anyGroupVolume },
  { weight: 1, arbitrary: level.map((DesiredVolume) => rendering('SetVolume', { DesiredVolume })) },
  { weight: 1, arbitrary: difference.map((Adjustment) => rendering('SetRelativeVolume', { Adjustment })) },
);
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    from: fc.constant('guest' as const),
    room: anyRoom,
    asked: anyVolume.map((asked) => () => asked),
  }),
  fc.record({
    from: fc.constant('owner' as const),
    room: anyRoom,
    asked: fc.oneof(
      anyRoom.map((other) => () => joining(other)),
      fc.constant(() => ALONE),
      fc.constant(() => group('SnapshotGroupVolume')),
    ),
  }),
);

describe('whoever joins and leaves meanwhile, through the guard', { timeout: 120_000 }, () => {
  it('no room is taken above its cap, and none that may not be touched is touched', async () => {
    house.caps = { Kitchen: 40, Office: 25, Bar: 60 };
    for (const room of ROOMS) house.player(room).rendering.outputFixed = false;
    house.guarded.house.faults.add({ kind: 'slow', ms: 3, probability: 0.5 });
    let passed = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct, { minLength: 4, maxLength: 12 }), async (acts) => {
        await arrange(2);
        house.setVolumes({ Kitchen: 20, Office: 20, Bar: 20, Study: 30 });
        const outcomes = await Promise.all(
          acts.map(({ from, room, asked }) =>
            call({ door: door(room), ...asked(), ...(from === 'owner' ? { from: house.owner } : {}) }),
          ),
        );
        passed += outcomes.filter(
          ({ status }, index) => status === 200 && acts[index]?.from === 'guest',
        ).length;
        const { Kitchen = 101, Office = 101, Bar = 101, Study } = house.volumes();
        expect([Kitchen <= 40, Office <= 25, Bar <= 60, Study]).toEqual([true, true, true, 30]);
      }),
      { numRuns: 60 },
    );
    house.guarded.house.faults.clear();
    expect(passed).toBeGreaterThan(20);
  });
});
