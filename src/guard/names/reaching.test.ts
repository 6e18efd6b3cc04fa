import { expect, it } from 'vitest';
import { silentLog } from '../../ports/log.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import type { FirewallAnswer, FirewallQuestion } from '../firewall/questions.ts';
import { Reaching } from './reaching.ts';

const KITCHEN = { player: '10.0.30.21', addresses: ['1.2.3.4'], seconds: 900 };
const ADMITTED: FirewallAnswer = { answer: 'admitted' };

function reaching(...answers: readonly (FirewallAnswer | undefined)[]) {
  const clock = createSteeredClock();
  const asked: FirewallQuestion[] = [];
  const said: string[] = [];
  const log = {
    ...silentLog,
    warn: (message: string) => said.push(message),
    info: (message: string) => said.push(message),
  };
  const firewall = async (question: FirewallQuestion) => {
    asked.push(question);
    return answers[asked.length - 1];
  };
  return { clock, asked, said, reaching: new Reaching({ clock, log, firewall }) };
}

const LOUD = 'PLAYERS REACH NOTHING BY NAME: the firewall does not let them';

it('is given when the firewall says so, and not asked for again for five seconds', async () => {
  const { clock, asked, said, reaching: of } = reaching(ADMITTED, ADMITTED, ADMITTED);
  expect(await of.give(KITCHEN)).toBe(true);
  expect(asked).toEqual([{ ask: 'reach', ...KITCHEN }]);
  clock.advance(4999);
  expect(await of.give(KITCHEN)).toBe(true);
  expect(asked).toHaveLength(1);
  expect(await of.give({ ...KITCHEN, player: '10.0.30.22' })).toBe(true);
  clock.advance(1);
  expect(await of.give(KITCHEN)).toBe(true);
  expect([asked.length, said]).toEqual([3, []]);
});

it.each([[undefined], [{ answer: 'failed' }], [{ answer: 'not-between' }]] as const)(
  'is not given where the firewall says %j, which is said once a minute and when it is over',
  async (answer) => {
    const { clock, said, reaching: of } = reaching(answer, answer, answer, ADMITTED);
    expect([await of.give(KITCHEN), of.works]).toEqual([false, false]);
    expect(await of.give(KITCHEN)).toBe(false);
    expect(said).toEqual([LOUD]);
    clock.advance(60_000);
    expect(await of.give(KITCHEN)).toBe(false);
    expect(await of.give(KITCHEN)).toBe(true);
    expect([said, of.works]).toEqual([[LOUD, LOUD, 'players reach names again'], true]);
  },
);

it('one player that asks for too much says nothing of the others', async () => {
  const { said, reaching: of } = reaching({ answer: 'too-many' }, ADMITTED);
  expect([await of.give(KITCHEN), of.works]).toEqual([false, true]);
  expect(said).toEqual(['a player asks for more addresses than one may have']);
});

it('is looked for before anybody asks', async () => {
  const { said, asked, reaching: of } = reaching(undefined, { answer: 'cut-off', players: [] });
  await of.look();
  expect([of.works, said]).toEqual([false, [LOUD]]);
  await of.look();
  expect([of.works, asked]).toEqual([true, [{ ask: 'cut-off' }, { ask: 'cut-off' }]]);
});

it('questions go one after the other, and so many wait', async () => {
  let [now, most] = [0, 0];
  const firewall = async (): Promise<FirewallAnswer> => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((resolve) => setImmediate(resolve));
    now -= 1;
    return ADMITTED;
  };
  const of = new Reaching({ clock: createSteeredClock(), log: silentLog, firewall });
  const all = Array.from({ length: 70 }, (_, index) =>
    of.give({ ...KITCHEN, addresses: [`1.2.3.${index}`] }),
  );
  const given = await Promise.all(all);
  expect([given.filter(Boolean).length, most]).toEqual([64, 1]);
});
