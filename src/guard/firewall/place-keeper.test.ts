import { expect, it } from 'vitest';
import { tablesByFamily } from '../../../test/rig/tables-of.ts';
import { readConfig } from '../../config/read.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { type Layout, layoutOf, movedTo } from './layout.ts';
import { PlaceKeeper } from './place-keeper.ts';
import { changeTo, presentIn, tablesOf } from './transaction.ts';

const config = readConfig(
  `version: 1
players: { Kitchen: { address: 10.0.30.21 }, Bar: { address: 10.0.30.22 } }
segments:
  - { interface: eth1, network: 10.0.30.0/24, holds: players }
  - { interface: eth2, network: 10.0.10.0/24, role: member }
`,
  'tonewall.yaml',
);
const found = config.ok ? layoutOf(config.value) : undefined;
if (!found) throw new Error('the configuration of the test is wrong');
const LAYOUT: Layout = found;

/** A kernel that has the tables of a layout, and takes what it is given once. */
function keeping(present = LAYOUT, { code = 0 } = {}) {
  const written: string[] = [];
  const clock = createSteeredClock();
  const keeper = new PlaceKeeper({
    clock,
    cards: { addresses: () => [{ card: 'eth1', address: '10.0.30.1', hardware: '02:00:00:00:00:01' }] },
    exec: {
      run: async ({ args, input }) => {
        if (input !== undefined) written.push(input);
        const stdout = tablesByFamily(tablesOf(present))[args[2] ?? ''] ?? '';
        return { code: input === undefined ? 0 : code, stdout, stderr: '' };
      },
    },
  });
  const place = (...moves: readonly (readonly [string, string])[]) =>
    keeper.place(
      moves.map(([player, at]) => ({ player, at })),
      LAYOUT,
    );
  return { keeper, place, written, clock };
}

const MOVE = ['10.0.30.21', '10.0.30.77'] as const;

it('has a player elsewhere, in one transaction', async () => {
  const { place, written } = keeping();
  expect(await place(MOVE)).toEqual({ answer: 'placed' });
  const change = changeTo(LAYOUT, presentIn(tablesOf(LAYOUT)), new Map([MOVE]));
  expect(written).toEqual([change.kind === 'players' ? change.text : '']);
});

it('changes nothing where it is so already, and knows who has moved', async () => {
  const { keeper, place, written } = keeping(movedTo(LAYOUT, new Map([MOVE])));
  expect(await place(MOVE)).toEqual({ answer: 'placed' });
  expect([written, await keeper.moved()]).toEqual([[], new Map([MOVE])]);
});

it.each([
  ['of nobody in the file', ['10.0.30.99', '10.0.30.77']],
  ['to people', ['10.0.30.21', '10.0.10.5']],
  ['to this computer', ['10.0.30.21', '10.0.30.1']],
  ['to another player', ['10.0.30.21', '10.0.30.22']],
] as const)('takes no move %s', async (_, move) => {
  const { place, written } = keeping();
  expect([await place(move), written]).toEqual([{ answer: 'not-a-place' }, []]);
});

it('takes none of several where one does not fit, or one player moves twice', async () => {
  const { keeper, place, written } = keeping();
  expect(await place(MOVE, ['10.0.30.22', '10.0.30.1'])).toEqual({ answer: 'not-a-place' });
  expect(await place(MOVE, ['10.0.30.21', '10.0.30.78'])).toEqual({ answer: 'not-a-place' });
  expect(await keeper.place([], undefined)).toEqual({ answer: 'not-a-place' });
  expect(written).toEqual([]);
});

it('changes no rules', async () => {
  const { gateway, players } = LAYOUT;
  const people = gateway.people.map((segment) => ({ ...segment, interface: 'eth7' }));
  const { place, written } = keeping(movedTo({ gateway: { ...gateway, people }, players }, new Map()));
  expect([await place(MOVE), written]).toEqual([{ answer: 'failed' }, []]);
});

it('changes no players: who was added to the file or taken out of it waits for apply', async () => {
  const alone = movedTo({ ...LAYOUT, players: ['10.0.30.21'] }, new Map());
  const { place, written } = keeping(alone);
  expect([await place(MOVE), await place(), written]).toEqual([
    { answer: 'failed' },
    { answer: 'placed' },
    [],
  ]);
});

it('ends a move that the file has made its own', async () => {
  const before = movedTo(
    { ...LAYOUT, players: ['10.0.30.20', '10.0.30.22'] },
    new Map([['10.0.30.20', '10.0.30.21']]),
  );
  const { place, written } = keeping(before);
  expect(await place(MOVE)).toEqual({ answer: 'placed' });
  expect(written[0]).toContain('delete element inet tonewall moved { 10.0.30.20 : 10.0.30.21 }\n');
});

it('changes places a few times a minute, and says when the kernel refuses', async () => {
  const { place, written, clock } = keeping();
  for (let times = 0; times < 12; times += 1) await place(MOVE);
  expect([await place(MOVE), written.length]).toEqual([{ answer: 'too-many' }, 12]);
  clock.advance(60_000);
  expect(await place(MOVE)).toEqual({ answer: 'placed' });
  expect(await keeping(LAYOUT, { code: 1 }).place(MOVE)).toEqual({ answer: 'failed' });
});
