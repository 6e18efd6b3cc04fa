import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answersAt, doorsOf, volumeAt } from '../../../test/rig/guard/door-answers.ts';
import {
  type ReloadedHouse,
  startReloadedHouse,
  threePlayers,
} from '../../../test/rig/guard/reloaded-house.ts';

const SUBNET = '127.36.42';
const { at, KITCHEN, GARDEN } = threePlayers(SUBNET);
let rig: ReloadedHouse;

beforeAll(async () => {
  rig = await startReloadedHouse(SUBNET);
});
beforeEach(() => rig.start());
afterEach(() => rig.stop());
afterAll(() => rig.close());

describe('an address that cannot be had', () => {
  it.each([1400, 1443])('leaves the old configuration in force, whole: port %i', async (port) => {
    const other = createServer();
    other.listen({ host: at(113), port });
    await once(other, 'listening');
    try {
      const page = rig.client.keptAlive(at(112));
      const before = await page();
      const next = [KITCHEN.replace(at(111), at(121)), GARDEN];
      await expect(rig.reload(next, { role: 'nobody' })).rejects.toMatchObject({ code: 'address-in-use' });
      expect(await page()).toEqual(before);
      expect([await volumeAt(at(111)), await volumeAt(at(112))]).toEqual([10, 20]);
      expect(await doorsOf(at(121))).toEqual([false, false]);
      expect(await answersAt(at(113), port === 1400 ? 1443 : 1400)).toBe(false);
    } finally {
      other.close();
    }
    await rig.reload([KITCHEN, GARDEN]);
    expect(await volumeAt(at(113))).toBe(30);
  });

  it('of the front desk as well', async () => {
    const other = createServer();
    other.listen({ host: at(1), port: 8080 });
    await once(other, 'listening');
    try {
      const wanted = { role: 'nobody', more: `front-desk: { address: ${at(1)} }` };
      await expect(rig.reload([KITCHEN, GARDEN], wanted)).rejects.toMatchObject({ code: 'address-in-use' });
      expect([await volumeAt(at(112)), await doorsOf(at(113))]).toEqual([20, [false, false]]);
    } finally {
      other.close();
    }
  });
});
