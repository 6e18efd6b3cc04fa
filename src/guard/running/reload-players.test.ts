import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { call, turnTo } from '../../../test/rig/guard/controller.ts';
import { doorsOf, volumeAt } from '../../../test/rig/guard/door-answers.ts';
import { renewed } from '../../../test/rig/guard/lasting-client.ts';
import {
  type ReloadedHouse,
  startReloadedHouse,
  threePlayers,
} from '../../../test/rig/guard/reloaded-house.ts';

const SUBNET = '127.36.41';
const { at, KITCHEN, OFFICE, GARDEN } = threePlayers(SUBNET);
let rig: ReloadedHouse;

beforeAll(async () => {
  rig = await startReloadedHouse(SUBNET);
});
beforeEach(() => rig.start());
afterEach(() => rig.stop());
afterAll(() => rig.close());

const volume = { namespace: 'playerVolume:1', command: 'getVolume', playerId: 'local' };

/** What was asked of a player about subscriptions, in order. */
const subscriptionsAt = (room: string) =>
  rig.house.recorder
    .entries({ direction: 'in' })
    .filter(({ method, playerId }) => playerId === idOf(room) && /^(?:UN)?SUBSCRIBE$/.test(method ?? ''))
    .map(({ method }) => method);
const idOf = (room: string) => rig.house.players.find((player) => player.room === room)?.id;

describe('a player that is added', () => {
  it('has both doors, is described and told of', async () => {
    expect(await doorsOf(at(113))).toEqual([false, false]);
    await rig.reload([KITCHEN, OFFICE, GARDEN]);
    expect(rig.under().guard.known()).toEqual(['Kitchen', 'Office', 'Garden']);
    expect(await volumeAt(at(113))).toBe(30);
    const [reply] = await (await rig.client.socketTo(at(113))).ask(volume);
    expect(reply).toMatchObject({ success: true });
    const { listener } = await rig.client.subscribed(at(113));
    await call({ door: at(113), ...turnTo(31) });
    expect((await listener.until(2))[1]?.body).toContain('31');
    await call({ door: at(113), ...turnTo(30) });
  });

  it('is named by its own door in what other players tell', async () => {
    const told = async () => {
      const answer = await call({ door: at(111), service: 'ZoneGroupTopology', action: 'GetZoneGroupState' });
      return [...answer.body.matchAll(/http:\/\/([\d.]+):1400/g)]
        .map(([, host = '']) => host)
        .toSorted((a, b) => a.localeCompare(b));
    };
    expect(await told()).toEqual([at(111), at(112), at(13)]);
    await rig.reload([KITCHEN, OFFICE, GARDEN]);
    expect(await told()).toEqual([at(111), at(112), at(113)]);
  });
});

describe('a player that is removed', () => {
  it('loses doors, connections, subscriptions and what was remembered of it', async () => {
    const [connection, client, { listener, sid }] = [
      await rig.client.idle(at(112)),
      await rig.client.socketTo(at(112)),
      await rig.client.subscribed(at(112)),
    ];
    await client.ask(volume);
    const closed = once(client.socket, 'close');
    rig.house.recorder.clear();
    await rig.reload([KITCHEN]);
    await Promise.all([connection.gone, closed]);
    expect(await doorsOf(at(112))).toEqual([false, false]);
    expect(rig.under().guard.known()).toEqual(['Kitchen']);
    await vi.waitFor(() => expect(subscriptionsAt('Office')).toEqual(['UNSUBSCRIBE']));
    await rig.reload([KITCHEN, OFFICE]);
    expect(await renewed(at(112), sid)).toBe(412);
    expect(listener.heard).toHaveLength(1);
  });

  it('takes nothing from others: their connections, sockets and subscriptions stay', async () => {
    const page = rig.client.keptAlive(at(111));
    const [before, client, { listener, sid }] = [
      await page(),
      await rig.client.socketTo(at(111)),
      await rig.client.subscribed(at(111)),
    ];
    rig.house.recorder.clear();
    await rig.reload([KITCHEN, GARDEN]);
    expect(await page()).toEqual(before);
    const [reply] = await client.ask(volume);
    expect(reply).toMatchObject({ success: true });
    expect(await renewed(at(111), sid)).toBe(200);
    await call({ door: at(111), ...turnTo(12) });
    expect((await listener.until(2))[1]?.body).toContain('12');
    expect(subscriptionsAt('Kitchen')).toEqual([]);
    await call({ door: at(111), ...turnTo(10) });
  });
});

describe('a player that changes', () => {
  it.each([
    ['its guarded address', OFFICE.replace(at(112), at(122)), at(122), 20, 'ECONNREFUSED'],
    ['its own address', OFFICE.replace(at(12), at(13)), at(112), 30, 30],
    ['its room', OFFICE.replace('Office', 'Study'), at(112), 20, 20],
  ])('%s is taken down and put up anew', async (_what, line, door, level, atOldDoor) => {
    const { gone } = await rig.client.idle(at(112));
    const { sid } = await rig.client.subscribed(at(112));
    await rig.reload([KITCHEN, line]);
    await gone;
    expect(await volumeAt(door)).toBe(level);
    expect(await renewed(door, sid)).toBe(412);
    expect(await volumeAt(at(112))).toBe(atOldDoor);
  });

  it('may change places with another', async () => {
    await rig.reload([KITCHEN.replace(at(111), at(112)), OFFICE.replace(at(112), at(111))]);
    expect([await volumeAt(at(111)), await volumeAt(at(112))]).toEqual([20, 10]);
  });
});
