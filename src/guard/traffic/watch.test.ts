import { expect, it } from 'vitest';
import { foundAt } from '../../../test/rig/guard/found-player.ts';
import { createKeptJournal } from '../../../test/rig/kept-journal.ts';
import { silentLog } from '../../ports/log.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import type { FirewallAnswer } from '../firewall/questions.ts';
import type { RulesTried } from '../firewall/rules-tried.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';
import { TrafficWatch } from './watch.ts';

const HOUR = 3_600_000;
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const count = (last: number, sent: number, begun: number, refused: number) => ({
  address: `10.0.30.${last}`,
  sent: { packets: sent, bytes: 100 * sent },
  connections: begun,
  refused: { packets: refused, bytes: 40 * refused },
});
const counters = (...players: readonly ReturnType<typeof count>[]): FirewallAnswer => ({
  answer: 'counters',
  players: [...players],
  putBack: 0,
});

function watching() {
  const clock = createSteeredClock(1_000_000);
  const journal = createKeptJournal();
  const warned: (readonly [string, unknown])[] = [];
  const house = {
    answer: counters() as FirewallAnswer | undefined,
    places: [foundAt(21, 'Kitchen'), foundAt(22, 'Bar')] as readonly PlayerPlace[],
    asked: 0,
    rules: undefined as RulesTried,
  };
  const watch = new TrafficWatch({
    clock,
    log: {
      ...silentLog,
      warn: (message, facts) => warned.push([message, facts?.['problem'] ?? facts?.['room']]),
    },
    journal,
    firewall: async () => {
      house.asked += 1;
      return house.answer;
    },
    tryRules: async () => house.rules,
    places: () => house.places,
  });
  /** Time passes, and then the firewall answers this. */
  const pass = async (ms: number, answer: FirewallAnswer | undefined): Promise<void> => {
    house.answer = answer;
    for (let passed = 0; passed < ms; passed += 10_000) {
      clock.advance(10_000);
      await settled();
    }
  };
  const begin = async (answer: FirewallAnswer | undefined): Promise<void> => {
    house.answer = answer;
    watch.follow(true);
    await settled();
  };
  const written = () => journal.entries.map(({ kind, facts }) => [kind, facts['room'], facts['refused']]);
  return { clock, journal, watch, warned, house, pass, begin, written };
}

const shown = (room: string, last: number, [sent, begun, refused]: readonly [number, number, number]) => ({
  room,
  address: `10.0.30.${last}`,
  sent,
  sentBytes: 100 * sent,
  begun,
  refused,
  knocks: refused >= 1000,
});

it('tells of each player what was counted since it began to look, for an hour', async () => {
  const { watch, begin, pass } = watching();
  expect(watch.now()).toBe(undefined);
  await begin(counters(count(21, 900, 90, 9000), count(22, 0, 0, 0)));
  expect(watch.now()).toEqual({
    works: true,
    forMs: 0,
    rulesPutBack: 0,
    players: [shown('Kitchen', 21, [0, 0, 0]), shown('Bar', 22, [0, 0, 0])],
  });
  await pass(10_000, counters(count(21, 905, 91, 9002), count(22, 7, 1, 0)));
  const told = [shown('Kitchen', 21, [5, 1, 2]), shown('Bar', 22, [7, 1, 0])];
  expect(watch.now()).toEqual({ works: true, forMs: 10_000, rulesPutBack: 0, players: told });
  await pass(HOUR, counters(count(21, 905, 91, 9002), count(22, 7, 1, 0)));
  expect(watch.now()).toEqual({
    works: true,
    forMs: HOUR,
    rulesPutBack: 0,
    players: [shown('Kitchen', 21, [0, 0, 0]), shown('Bar', 22, [0, 0, 0])],
  });
});

it('goes on where the rules were applied again', async () => {
  const { watch, begin, pass } = watching();
  await begin(counters(count(21, 900, 90, 9)));
  await pass(10_000, counters(count(21, 910, 91, 9)));
  await pass(10_000, counters(count(21, 3, 1, 2)));
  expect(watch.now()?.players[0]).toEqual(shown('Kitchen', 21, [13, 2, 2]));
});

it('writes down once an hour what was refused, and the rest when it ends', async () => {
  const { watch, begin, pass, written, journal } = watching();
  await begin(counters(count(21, 0, 0, 0), count(22, 0, 0, 0)));
  await pass(HOUR / 2, counters(count(21, 4, 1, 30), count(22, 9, 1, 0)));
  await pass(HOUR / 2, counters(count(21, 8, 2, 31), count(22, 9, 1, 0)));
  expect(journal.entries).toEqual([
    {
      kind: 'player-traffic',
      at: 4_600_000,
      facts: {
        address: '10.0.30.21',
        room: 'Kitchen',
        sent: 8,
        sentBytes: 800,
        begun: 2,
        refused: 31,
        from: 1_000_000,
        to: 4_600_000,
      },
    },
  ]);
  await pass(HOUR / 2, counters(count(21, 8, 2, 33), count(22, 9, 1, 1)));
  await watch.close();
  expect(written().slice(1)).toEqual([
    ['player-traffic', 'Kitchen', 2],
    ['player-traffic', 'Bar', 1],
  ]);
});

it('tells once an hour of one that knocks, slowly as it may be', async () => {
  const { watch, begin, pass, warned, journal } = watching();
  const knock = (minute: number) => counters(count(21, 0, 0, minute * 20));
  await begin(knock(0));
  for (let minute = 1; minute <= 49; minute += 1) await pass(60_000, knock(minute));
  expect([[...warned], watch.now()?.players[0]?.knocks]).toEqual([[], false]);
  for (let minute = 50; minute <= 109; minute += 1) await pass(60_000, knock(minute));
  expect(watch.now()?.players[0]?.knocks).toBe(true);
  await pass(60_000, knock(110));
  const told = ['A PLAYER KEEPS TRYING WHAT IT MAY NOT: was it taken over?', 'Kitchen'];
  expect(warned).toEqual([told, told]);
  const knocks = journal.entries.filter(({ kind }) => kind === 'player-knocks');
  expect(knocks.map(({ facts }) => [facts['address'], facts['room'], facts['refused']])).toEqual([
    ['10.0.30.21', 'Kitchen', 1000],
    ['10.0.30.21', 'Kitchen', 1200],
  ]);
});

it('says once that nobody counts, and goes on when somebody does', async () => {
  const { watch, begin, pass, warned, written } = watching();
  await begin(undefined);
  await pass(60_000, undefined);
  expect(watch.now()).toEqual({ works: false, forMs: 0, rulesPutBack: 0, players: [] });
  await pass(60_000, { answer: 'failed' });
  const message = 'what players send is not counted';
  expect(warned).toEqual([
    [message, 'nobody answers: tonewall firewall helper'],
    [message, 'failed'],
  ]);
  await pass(10_000, counters(count(21, 1, 1, 5000)));
  await pass(10_000, counters(count(21, 2, 1, 5003)));
  expect(watch.now()).toMatchObject({
    works: true,
    forMs: 10_000,
    rulesPutBack: 0,
    players: [{ refused: 3 }, {}],
  });
  await pass(10_000, undefined);
  expect([warned.length, written(), watch.now()?.works]).toEqual([3, [], false]);
});

it('begins anew where nobody counted for minutes, and has what was counted until then', async () => {
  const { watch, begin, pass, written, warned } = watching();
  await begin(counters(count(21, 0, 0, 0)));
  await pass(10_000, counters(count(21, 0, 0, 7)));
  await pass(290_000, undefined);
  await pass(10_000, counters(count(21, 0, 0, 8)));
  expect([watch.now()?.players[0]?.refused, written()]).toEqual([8, []]);
  await pass(310_000, undefined);
  await pass(10_000, counters(count(21, 0, 0, 9000)));
  expect([watch.now()?.players[0]?.refused, watch.now()?.forMs]).toEqual([0, 0]);
  expect(written()).toEqual([['player-traffic', 'Kitchen', 8]]);
  expect(warned.filter(([message]) => message.startsWith('A PLAYER'))).toEqual([]);
});

it('follows a player to another address', async () => {
  const { watch, house, begin, pass } = watching();
  await begin(counters(count(21, 0, 0, 0)));
  await pass(10_000, counters(count(21, 5, 1, 6)));
  house.places = [foundAt(77, 'Kitchen')];
  await pass(10_000, counters(count(77, 900, 90, 9000)));
  await pass(10_000, counters(count(77, 901, 90, 9001)));
  expect(watch.now()?.players).toEqual([shown('Kitchen', 77, [6, 1, 7])]);
});

it('asks nobody while there is no gateway, and nothing more once it is closed', async () => {
  const { watch, house, begin, pass } = watching();
  await begin(counters(count(21, 0, 0, 0)));
  watch.follow(false);
  await pass(20_000, counters());
  expect([house.asked, watch.now()]).toEqual([1, undefined]);
  await begin(counters());
  await watch.close();
  await pass(20_000, counters());
  expect(house.asked).toBe(2);
});

it('tries whether the rules are in force where nobody tells, and says once that they are gone and are back', async () => {
  const { house, begin, pass, warned } = watching();
  const told = () => warned.map(([message]) => message).filter((message) => /rules/i.test(message));
  const gone =
    'NO RULES OF THE FIREWALL ARE IN FORCE: players are reached past the guard. As root: tonewall firewall apply';
  house.rules = 'in-force';
  await begin(undefined);
  await pass(20_000, undefined);
  expect(told()).toEqual([]);
  house.rules = 'none';
  await pass(20_000, { answer: 'failed' });
  expect(told()).toEqual([gone]);
  house.rules = 'in-force';
  await pass(20_000, undefined);
  house.rules = 'none';
  await pass(20_000, counters());
  expect(told()).toEqual([gone, 'the rules of the firewall are in force again']);
});
