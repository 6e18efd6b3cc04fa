import { expect, it } from 'vitest';
import { GUESTS, HOME } from '../../../../test/rig/mdns-records.ts';
import { knownAddress } from '../../../base/address.ts';
import { createSteeredClock } from '../../../sim/rig/steered-clock.ts';
import { Seeker } from './seeker.ts';

const PHONE = knownAddress('fe80::5');
const HARDWARE = '02:00:5e:00:53:01';

function seeking() {
  const clock = createSteeredClock();
  const did: string[] = [];
  const table = new Map<string, string>();
  const seeker = new Seeker({
    clock,
    links: {
      hardwareOf: async ({ address, card }) => (
        did.push(`asks for ${address} on ${card}`), table.get(`${address} ${card}`)
      ),
    },
    link: {
      toOne: ({ length }, { host, port }, { name }) =>
        void did.push(`${length} bytes to ${host}:${port} of ${name}`),
    },
  });
  const pass = async (ms: number): Promise<void> => {
    await new Promise(setImmediate);
    clock.advance(ms);
    await new Promise(setImmediate);
  };
  return { seeker, did, table, pass };
}

it('who is known is told at once, and nothing is sent', async () => {
  const { seeker, did, table } = seeking();
  table.set('fe80::5 eth10', HARDWARE);
  expect(await seeker.hardwareOf(PHONE, HOME)).toBe(HARDWARE);
  expect(did).toEqual(['asks for fe80::5 on eth10']);
});

it('who is not is looked for by an empty datagram that means nothing, and has 400 milliseconds', async () => {
  const { seeker, did, table, pass } = seeking();
  let found: unknown = 'not yet';
  void seeker.hardwareOf(PHONE, HOME).then((hardware) => (found = hardware));
  await pass(0);
  expect(did).toEqual(['asks for fe80::5 on eth10', '0 bytes to fe80::5:9 of home']);
  table.set('fe80::5 eth10', HARDWARE);
  await pass(399);
  expect(found).toBe('not yet');
  await pass(1);
  expect(found).toBe(HARDWARE);
});

it('who is known on another link is nobody here, nor is one with an address of no device', async () => {
  const { seeker, table, pass } = seeking();
  table.set('fe80::5 eth20', HARDWARE);
  table.set('fe80::5 eth10', '33:33:00:00:00:fb');
  const found = seeker.hardwareOf(PHONE, HOME);
  await pass(400);
  expect([await found, await seeker.hardwareOf(PHONE, GUESTS)]).toEqual([undefined, HARDWARE]);
});

it('one is looked for once at a time, and sixty-four together on a card; who is known there need not be, nor who is on another', async () => {
  const { seeker, did, table, pass } = seeking();
  const named = (index: number) => knownAddress(`fe80::1:${index.toString(16)}`);
  const many = Array.from({ length: 64 }, (_, index) => seeker.hardwareOf(named(index), HOME));
  const again = seeker.hardwareOf(named(0), HOME);
  await pass(0);
  const sought = (): number => did.filter((line) => line.startsWith('0 bytes')).length;
  expect([sought(), await seeker.hardwareOf(named(64), HOME), sought()]).toEqual([64, undefined, 64]);
  table.set('fe80::5 eth10', HARDWARE);
  expect(await seeker.hardwareOf(PHONE, HOME)).toBe(HARDWARE);
  const elsewhere = seeker.hardwareOf(PHONE, GUESTS);
  await pass(0);
  expect(sought()).toBe(65);
  table.set('fe80::1:0 eth10', HARDWARE);
  await pass(400);
  expect([await many[0], await again, (await Promise.all(many)).filter(Boolean).length]).toEqual([
    HARDWARE,
    HARDWARE,
    1,
  ]);
  expect(await elsewhere).toBe(undefined);
  void seeker.hardwareOf(named(64), HOME);
  await pass(0);
  expect(sought()).toBe(66);
});
