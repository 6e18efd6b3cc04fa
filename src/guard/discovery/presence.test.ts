import { expect, it } from 'vitest';
import { foundAt, statementOf } from '../../../test/rig/guard/found-player.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { Presence } from './presence.ts';
import { Registry } from './registry.ts';

const KITCHEN = foundAt(21, 'Kitchen');

function watched(answers: () => boolean) {
  const clock = createSteeredClock();
  const registry = new Registry(clock);
  const asked: string[] = [];
  const gone: number[] = [];
  const presence = new Presence({
    clock,
    registry,
    ask: (place, bytes) => {
      const target = /^ST: (.*)$/m.exec(Buffer.from(bytes).toString())?.[1]?.trim() ?? '';
      asked.push(`${clock.elapsed() / 1000} ${target.split(':').slice(-2).join(':')}`);
      if (answers()) registry.heard(place, statementOf(place));
    },
    onGone: (place) => {
      gone.push(clock.elapsed() / 1000);
      registry.forget(place);
    },
  });
  presence.watch(KITCHEN);
  return { clock, presence, asked, gone, registry };
}

it('asks for all once, then now and then whether it is there', () => {
  const { clock, asked, gone } = watched(() => true);
  clock.advance(25_000);
  expect([asked, gone]).toEqual([['0 ssdp:all', '10 ZonePlayer:1', '20 ZonePlayer:1'], []]);
});

it('goes on asking for all while nothing is known', () => {
  const { clock, asked, gone } = watched(() => false);
  clock.advance(20_000);
  expect([asked, gone]).toEqual([['0 ssdp:all', '10 ssdp:all', '20 ssdp:all'], []]);
});

it('takes one for gone that has been silent for 35 seconds, and goes on asking', () => {
  let isThere = true;
  const { clock, gone, asked } = watched(() => isThere);
  isThere = false;
  clock.advance(50_000);
  expect(gone).toEqual([40]);
  expect(asked.slice(-2)).toEqual(['40 ssdp:all', '50 ssdp:all']);
});

it('asks one that is said to leave, and takes it for gone only when it is silent', () => {
  let isThere = true;
  const { clock, presence, gone, asked } = watched(() => isThere);
  clock.advance(5000);
  presence.doubt(KITCHEN);
  clock.advance(4000);
  expect([gone, asked.slice(1)]).toEqual([[], ['5 ZonePlayer:1']]);
  isThere = false;
  presence.doubt(KITCHEN);
  clock.advance(4000);
  expect([gone, asked.slice(2, 5)]).toEqual([
    [10.8],
    ['9 ZonePlayer:1', '9.6 ZonePlayer:1', '10 ZonePlayer:1'],
  ]);
});

it('does not take one away whose first answers were lost', () => {
  let lost = 0;
  const { clock, presence, gone, asked } = watched(() => lost-- <= 0);
  clock.advance(5000);
  lost = 2;
  presence.doubt(KITCHEN);
  clock.advance(4000);
  expect([gone, asked.slice(1)]).toEqual([[], ['5 ZonePlayer:1', '5.6 ZonePlayer:1', '6.2 ZonePlayer:1']]);
});

it('asks once of a doubt that is said a thousand times', () => {
  const { clock, presence, asked } = watched(() => true);
  clock.advance(5000);
  for (let count = 0; count < 1000; count += 1) presence.doubt(KITCHEN);
  expect(asked.slice(1)).toEqual(['5 ZonePlayer:1']);
  clock.advance(1000);
  presence.doubt(KITCHEN);
  expect(asked.slice(2)).toEqual(['6 ZonePlayer:1']);
});

it('asks nothing of one that it does not watch any more', () => {
  const { clock, presence, asked, gone } = watched(() => false);
  presence.doubt(KITCHEN);
  presence.forget(KITCHEN);
  clock.advance(60_000);
  expect([asked.length, gone]).toEqual([2, []]);
});

it('tells whether one says nothing to any of three questions', async () => {
  let isThere = true;
  const { clock, presence, asked, gone } = watched(() => isThere);
  clock.advance(5000);
  const there = presence.isSilent(KITCHEN);
  clock.advance(600);
  expect([await there, asked.slice(1)]).toEqual([false, ['5 ZonePlayer:1']]);
  isThere = false;
  const away = presence.isSilent(KITCHEN);
  clock.advance(1800);
  expect([await away, asked.length, gone]).toEqual([true, 5, []]);
});
