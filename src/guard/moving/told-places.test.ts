import { expect, it } from 'vitest';
import { silentLog } from '../../ports/log.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import type { FirewallAnswer, FirewallQuestion } from '../firewall/questions.ts';
import { ToldPlaces } from './told-places.ts';

const MOVED = new Map([['10.0.30.21', '10.0.30.77']]);

function telling(answer: FirewallAnswer | undefined) {
  const clock = createSteeredClock();
  const asked: FirewallQuestion[] = [];
  const warned: unknown[] = [];
  const told = new ToldPlaces({
    clock,
    log: { ...silentLog, warn: (_, facts) => void warned.push(facts?.['why']) },
    firewall: async (question) => {
      asked.push(question);
      return answer;
    },
  });
  const pass = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { told, asked, warned, pass };
}

it('tells who has moved, and gives why that could not be had', async () => {
  const placed = telling({ answer: 'placed' });
  expect(await placed.told.tell(MOVED)).toBe(undefined);
  expect(placed.asked).toEqual([{ ask: 'places', moved: [{ player: '10.0.30.21', at: '10.0.30.77' }] }]);
  expect(await telling({ answer: 'not-a-place' }).told.tell(MOVED)).toBe('not-a-place');
  expect(await telling(undefined).told.tell(MOVED)).toBe('nobody answers: tonewall firewall helper');
});

it('asks for no more than a question holds', async () => {
  const { told, asked } = telling({ answer: 'placed' });
  const many = new Map(Array.from({ length: 65 }, (_, index) => [`10.0.30.${index}`, `10.0.31.${index}`]));
  expect(await told.tell(many)).toBe('more than 64 players have moved');
  expect(asked).toEqual([]);
});

it('tells it again every half a minute, until it is told otherwise', async () => {
  const { told, asked, pass } = telling({ answer: 'placed' });
  told.follow(MOVED);
  await pass(0);
  await pass(30_000);
  expect(asked.length).toBe(2);
  told.follow(new Map());
  await pass(0);
  await pass(30_000);
  expect(asked.slice(2)).toEqual([
    { ask: 'places', moved: [] },
    { ask: 'places', moved: [] },
  ]);
  told.close();
  await pass(60_000);
  expect(asked.length).toBe(4);
});

it('says once that it is not so, and tries soon again; of nobody there is nothing to say', async () => {
  const { told, asked, warned, pass } = telling({ answer: 'failed' });
  told.follow(new Map());
  await pass(0);
  expect(warned).toEqual([]);
  told.follow(MOVED);
  await pass(0);
  await pass(5000);
  expect([asked.length, warned]).toEqual([3, ['failed']]);
});
