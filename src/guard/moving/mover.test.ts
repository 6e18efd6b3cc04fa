import { beforeEach, expect, it } from 'vitest';
import { foundAt, idOf } from '../../../test/rig/guard/found-player.ts';
import { knownAddress } from '../../base/address.ts';
import type { Gateway } from '../../config/config.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';
import { Mover } from './mover.ts';
import type { Verdict } from './verify-move.ts';

const GATEWAY: Gateway = {
  players: [
    { name: 'speakers', interface: 'eth1', network: { base: 0x0a00_1e00, prefix: 24 }, text: '10.0.30.0/24' },
  ],
  people: [],
  internet: undefined,
};
const [KITCHEN, BAR] = [foundAt(21, 'Kitchen'), foundAt(22, 'Bar')];

let did: string[];
let places: readonly PlayerPlace[];
let verdict: Verdict;
let problem: string | undefined;
let clock: ReturnType<typeof createSteeredClock>;
let mover: Mover;

beforeEach(() => {
  did = [];
  places = [KITCHEN, BAR];
  verdict = 'moved';
  problem = undefined;
  clock = createSteeredClock();
  mover = new Mover({
    clock,
    gateway: () => GATEWAY,
    places: () => places,
    verify: async ({ place, at }) => {
      did.push(`look ${place.room} ${at}`);
      return verdict;
    },
    onForgery: (at) => void did.push(`forged ${at}`),
    move: async (moved) => {
      did.push(`move ${[...moved].map((pair) => pair.join('>')).join(' ')}`);
      return problem;
    },
    onStuck: ({ place: { room } }, why) => void did.push(`stuck ${room}: ${why}`),
  });
});

async function claimed(place: PlayerPlace, last: number): Promise<readonly string[]> {
  did.length = 0;
  mover.consider({ place, id: idOf(place), at: knownAddress(`10.0.30.${last}`) });
  await new Promise((resolve) => setImmediate(resolve));
  return [...did];
}

const elsewhere = (place: PlayerPlace, last: number): PlayerPlace => ({
  ...foundAt(last, place.room),
  movedFrom: place.endpoint.host,
});

it('has a player moved of which it is true, and others stay where they are', async () => {
  places = [KITCHEN, elsewhere(BAR, 78)];
  expect(await claimed(KITCHEN, 77)).toEqual([
    'look Kitchen 10.0.30.77',
    'move 10.0.30.21>10.0.30.77 10.0.30.22>10.0.30.78',
  ]);
});

it('has it back where the file has it', async () => {
  const kitchen = elsewhere(KITCHEN, 77);
  places = [kitchen, BAR];
  expect(await claimed(kitchen, 21)).toEqual(['look Kitchen 10.0.30.21', 'move ']);
});

it('looks at one claim of a player at once', async () => {
  const at = knownAddress('10.0.30.77');
  for (const claim of [KITCHEN, KITCHEN, BAR]) mover.consider({ place: claim, id: idOf(claim), at });
  expect(did).toEqual(['look Kitchen 10.0.30.77', 'look Bar 10.0.30.77']);
});

it.each([
  ['still-there', 60_000, true],
  ['other-name', 60_000, true],
  ['other-hardware', 60_000, true],
  ['unsure', 3000, false],
] as const)('lets a claim rest that is %s', async (found, restMs, isForged) => {
  verdict = found;
  const looked = ['look Kitchen 10.0.30.77', ...(isForged ? ['forged 10.0.30.77'] : [])];
  expect(await claimed(KITCHEN, 77)).toEqual(looked);
  clock.advance(restMs - 1);
  expect(await claimed(KITCHEN, 77)).toEqual([]);
  clock.advance(1);
  expect(await claimed(KITCHEN, 77)).toEqual(looked);
});

it('says where the firewall does not follow, and tries again', async () => {
  problem = 'nobody answers';
  const tried = ['look Kitchen 10.0.30.77', 'move 10.0.30.21>10.0.30.77', 'stuck Kitchen: nobody answers'];
  expect(await claimed(KITCHEN, 77)).toEqual(tried);
  expect(await claimed(KITCHEN, 77)).toEqual([]);
  clock.advance(20_000);
  expect(await claimed(KITCHEN, 77)).toEqual(tried);
});

it('has two change places when both are known', async () => {
  expect(await claimed(KITCHEN, 22)).toEqual([
    'look Kitchen 10.0.30.22',
    'stuck Kitchen: it is at an address that another player has',
  ]);
  expect(await claimed(BAR, 21)).toEqual([
    'look Bar 10.0.30.21',
    'move 10.0.30.21>10.0.30.22 10.0.30.22>10.0.30.21',
  ]);
});

it('has nobody sent home for another', async () => {
  const bar = elsewhere(BAR, 21);
  const kitchen = elsewhere(KITCHEN, 77);
  places = [kitchen, bar];
  expect(await claimed(kitchen, 21)).toEqual([
    'look Kitchen 10.0.30.21',
    'stuck Kitchen: it is at an address that another player has',
  ]);
});

it('forgets a claim of a place that is no more', async () => {
  const at = knownAddress('10.0.30.77');
  mover.consider({ place: KITCHEN, id: idOf(KITCHEN), at });
  places = [BAR];
  await new Promise((resolve) => setImmediate(resolve));
  expect(did).toEqual(['look Kitchen 10.0.30.77']);
});
