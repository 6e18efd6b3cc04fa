import { expect, it } from 'vitest';
import { foundAt, statementOf } from '../../../test/rig/guard/found-player.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { Registry } from './registry.ts';

const KITCHEN = foundAt(21, 'Kitchen');
const said = statementOf(KITCHEN);
const SECOND = 1000;

it('says what is news: what was not known, and what is otherwise now', () => {
  const registry = new Registry(createSteeredClock());
  expect(registry.heard(KITCHEN, said)).toBe(true);
  expect(registry.heard(KITCHEN, said)).toBe(false);
  const rebooted = statementOf(KITCHEN, { headers: [['X-RINCON-BOOTSEQ', '8']] });
  expect(registry.heard(KITCHEN, rebooted)).toBe(true);
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
  expect(registry.heard(KITCHEN, said)).toBe(true);
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

it('keeps 64 statements of one player and no more', () => {
  const registry = new Registry(createSteeredClock());
  const news = Array.from({ length: 70 }, (_, number) =>
    registry.heard(KITCHEN, statementOf(KITCHEN, { usn: `uuid:x::${number}` })),
  );
  expect([news.filter(Boolean).length, registry.of(KITCHEN).length]).toEqual([64, 64]);
});
