import { expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { Assurance } from './assurance.ts';

const [KITCHEN, OFFICE] = [ip('10.0.1.2'), ip('10.0.1.3')] as const;

function assurance() {
  const clock = createSteeredClock();
  const asked: string[] = [];
  const answers: ((isThere: boolean) => void)[] = [];
  const made = new Assurance({
    clock,
    ask: (host) => {
      asked.push(host);
      return new Promise((resolve) => answers.push(resolve));
    },
  });
  return { made, clock, asked, answer: (isThere: boolean) => answers.shift()?.(isThere) };
}

it('holds of a player that was never lost, and asks nobody', async () => {
  const { made, asked } = assurance();
  expect([made.holds(KITCHEN), await made.restored(KITCHEN), asked]).toEqual([true, true, []]);
});

it('a player that was lost is asked once for all who wait, and then holds', async () => {
  const { made, asked, answer } = assurance();
  made.lose(KITCHEN);
  const waiting = [made.restored(KITCHEN), made.restored(KITCHEN)];
  expect([made.holds(KITCHEN), made.holds(OFFICE), asked]).toEqual([false, true, [KITCHEN]]);
  answer(true);
  expect([await Promise.all(waiting), made.holds(KITCHEN)]).toEqual([[true, true], true]);
});

it('one that is not there is asked again by the next', async () => {
  const { made, asked, answer } = assurance();
  made.lose(KITCHEN);
  const first = made.restored(KITCHEN);
  answer(false);
  expect([await first, made.holds(KITCHEN)]).toEqual([false, false]);
  const second = made.restored(KITCHEN);
  answer(true);
  expect([await second, asked.length]).toEqual([true, 2]);
});

it('an answer from before it was lost again assures of nothing', async () => {
  const { made, answer } = assurance();
  made.lose(KITCHEN);
  const asked = made.restored(KITCHEN);
  made.lose(KITCHEN);
  answer(true);
  expect([await asked, made.holds(KITCHEN)]).toEqual([false, false]);
});

it('who says again and again that it is another has it asked every three seconds at most', async () => {
  const { made, clock, answer } = assurance();
  made.question(KITCHEN);
  expect(made.holds(KITCHEN)).toBe(false);
  const asked = made.restored(KITCHEN);
  answer(true);
  await asked;
  clock.advance(2999);
  made.question(KITCHEN);
  expect(made.holds(KITCHEN)).toBe(true);
  clock.advance(1);
  made.question(KITCHEN);
  expect(made.holds(KITCHEN)).toBe(false);
});

it('forgets addresses at which nobody is guarded any more', () => {
  const { made } = assurance();
  made.lose(KITCHEN);
  made.lose(OFFICE);
  made.keep(new Set([OFFICE]));
  expect([made.holds(KITCHEN), made.holds(OFFICE)]).toEqual([true, false]);
});
