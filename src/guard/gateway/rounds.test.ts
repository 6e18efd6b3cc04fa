import { expect, it } from 'vitest';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { Rounds } from './rounds.ts';

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function rounding(until?: () => Promise<void>) {
  const clock = createSteeredClock();
  const at: number[] = [];
  const round = async (): Promise<void> => {
    at.push(clock.elapsed());
    await until?.();
  };
  return { clock, at, rounds: new Rounds({ clock, everyMs: 2000, round }) };
}

it('begins when told, and goes on at its distance', async () => {
  const { clock, at, rounds } = rounding();
  clock.advance(5000);
  rounds.look();
  await settled();
  for (let count = 0; count < 2; count += 1) {
    clock.advance(2000);
    await settled();
  }
  expect(at).toEqual([5000, 7000, 9000]);
});

it('looks at once when told again, and counts its distance from there', async () => {
  const { clock, at, rounds } = rounding();
  rounds.look();
  await settled();
  clock.advance(500);
  rounds.look();
  await settled();
  clock.advance(1999);
  await settled();
  expect(at).toEqual([0, 500]);
  clock.advance(1);
  await settled();
  expect(at).toEqual([0, 500, 2500]);
});

it('never does two at once, and does none after it was closed', async () => {
  const under = Promise.withResolvers<void>();
  const { clock, at, rounds } = rounding(() => under.promise);
  rounds.look();
  rounds.look();
  await settled();
  expect(at).toEqual([0]);
  let isClosed = false;
  const closing = rounds.close().then(() => (isClosed = true));
  await settled();
  expect(isClosed).toBe(false);
  under.resolve();
  await closing;
  clock.advance(60_000);
  await settled();
  expect(at).toEqual([0]);
});
