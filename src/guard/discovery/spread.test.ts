import { expect, it } from 'vitest';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { Spread } from './spread.ts';

function spreading(chances: readonly number[], most = 100) {
  const clock = createSteeredClock();
  let drawn = 0;
  const bytes = (count: number) =>
    Uint8Array.from({ length: count }, (_, index) => chances[index % chances.length] ?? 0);
  const random = { bytes: (count: number) => (drawn++, bytes(count)), uuid: () => '' };
  const spread = new Spread({ clock, random }, { soonestMs: 20, withinMs: 100, most });
  const said: string[] = [];
  return { clock, spread, said, say: (what: string) => () => void said.push(what), draws: () => drawn };
}

it('each waits by chance, not before the soonest and not beyond the last', () => {
  const { clock, spread, said, say } = spreading([0, 255, 128]);
  for (const name of ['soonest', 'last', 'between']) spread.later(say(name));
  clock.advance(19);
  expect(said).toEqual([]);
  clock.advance(1);
  expect(said).toEqual(['soonest']);
  clock.advance(60);
  expect(said).toEqual(['soonest', 'between']);
  clock.advance(40);
  expect(said).toEqual(['soonest', 'between', 'last']);
});

it('what is due in the same moment is said in turn, each once', () => {
  const { clock, spread, said, say, draws } = spreading([7]);
  for (let count = 0; count < 3; count += 1) spread.later(say(`${count}`));
  clock.advance(120);
  expect(said).toEqual(['0', '1', '2']);
  clock.advance(1000);
  spread.later(say('again'));
  clock.advance(120);
  expect(said).toEqual(['0', '1', '2', 'again']);
  expect(draws()).toBe(1);
});

it('more than may wait are let go, and room comes back', () => {
  const { clock, spread, said, say } = spreading([0, 255], 2);
  for (const name of ['one', 'two', 'three']) spread.later(say(name));
  clock.advance(120);
  expect(said).toEqual(['one', 'two']);
  spread.later(say('four'));
  clock.advance(120);
  expect(said).toEqual(['one', 'two', 'four']);
});
