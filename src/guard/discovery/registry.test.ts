import { expect, it } from 'vitest';
import { isCollected } from '../../../test/rig/collected.ts';
import { foundAt, statementOf } from '../../../test/rig/guard/found-player.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { Registry } from './registry.ts';

const KITCHEN = foundAt(21, 'Kitchen');
const said = statementOf(KITCHEN);
const SECOND = 1000;

it('says what is news: what was not known, and what is otherwise now', () => {
  const registry = new Registry(createSteeredClock());
  expect(registry.heard(KITCHEN, said)).toBe('news');
  expect(registry.heard(KITCHEN, said)).toBe('known');
  const rebooted = statementOf(KITCHEN, { headers: [['X-RINCON-BOOTSEQ', '8']] });
  expect(registry.heard(KITCHEN, rebooted)).toBe('news');
  expect(registry.of(KITCHEN)).toEqual([rebooted]);
});

it('believes nothing for longer than it was said to hold', () => {
  const clock = createSteeredClock();
  const registry = new Registry(clock);
  registry.heard(KITCHEN, said);
  clock.advance(1800 * SECOND - 1);
  expect([registry.of(KITCHEN), registry.silentFor(KITCHEN)]).toEqual([[said], 1800 * SECOND - 1]);
  clock.advance(1);
  expect(registry.of(KITCHEN)).toEqual([]);
  expect(registry.heard(KITCHEN, said)).toBe('news');
});

it('what is said again is the same object, and lists what is new at once', () => {
  const registry = new Registry(createSteeredClock());
  registry.heard(KITCHEN, said);
  const [first] = registry.of(KITCHEN);
  registry.heard(KITCHEN, { ...said });
  expect(registry.of(KITCHEN)[0]).toBe(first);
  const more = statementOf(KITCHEN, { usn: 'uuid:x::more' });
  registry.heard(KITCHEN, more);
  expect(registry.of(KITCHEN)).toEqual([said, more]);
  const moved = { ...said, maxAge: 60 };
  registry.heard(KITCHEN, moved);
  expect(registry.of(KITCHEN)).toEqual([moved, more]);
});

it('forgets one that is gone, and tells what it had said', () => {
  const registry = new Registry(createSteeredClock());
  registry.heard(KITCHEN, said);
  expect(registry.forget(KITCHEN)).toEqual([said]);
  expect([registry.of(KITCHEN), registry.silentFor(KITCHEN), registry.forget(KITCHEN)]).toEqual([
    [],
    undefined,
    [],
  ]);
});

it('keeps 64 statements of one player and no more, until the first are over', () => {
  const clock = createSteeredClock();
  const registry = new Registry(clock);
  const named = (number: number) => statementOf(KITCHEN, { usn: `uuid:x::${number}` });
  const all = Array.from({ length: 70 }, (_, number) => registry.heard(KITCHEN, named(number)));
  expect(all).toEqual([...Array(64).fill('news'), ...Array(6).fill('no-room')]);
  expect(registry.of(KITCHEN)).toHaveLength(64);
  clock.advance(1800 * SECOND);
  expect(registry.heard(KITCHEN, named(70))).toBe('news');
  expect(registry.of(KITCHEN)).toEqual([named(70)]);
});

it('has heard one also by what finds no room', () => {
  const clock = createSteeredClock();
  const registry = new Registry(clock);
  for (let number = 0; number < 64; number += 1)
    registry.heard(KITCHEN, statementOf(KITCHEN, { usn: `uuid:x::${number}` }));
  clock.advance(SECOND);
  expect(registry.heard(KITCHEN, said)).toBe('no-room');
  expect(registry.silentFor(KITCHEN)).toBe(0);
});

it('holds on to no player that is no more, though somebody still asks what it had said', async () => {
  const registry = new Registry(createSteeredClock());
  const isForgotten = await isCollected(() => {
    const gone = foundAt(23, 'Den');
    registry.heard(gone, statementOf(gone));
    registry.forget(gone);
    registry.of(gone);
    return gone;
  });
  expect([isForgotten, registry.of(KITCHEN)]).toEqual([true, []]);
});
