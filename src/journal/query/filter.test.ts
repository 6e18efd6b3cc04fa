import { expect, it } from 'vitest';
import type { StoredEntry } from '../line.ts';
import { type Filter, fits } from './filter.ts';

const entry: StoredEntry = {
  n: 1,
  at: 1000,
  kind: 'decision',
  hash: '',
  facts: {
    effect: 'forbid',
    principal: 'device:7f3a',
    name: 'Anna',
    room: 'Kitchen',
    rooms: ['Kitchen', 'Bath'],
    action: 'AVTransport.Play',
    reasons: ['quiet-hours', 'volume-cap'],
    count: 3,
  },
};

it.each<[Filter, boolean]>([
  [{}, true],
  [{ kind: 'decision' }, true],
  [{ kind: 'dec' }, false],
  [{ kind: 'dec*' }, true],
  [{ since: 1000, until: 1001 }, true],
  [{ since: 1001 }, false],
  [{ until: 1000 }, false],
  [{ principal: 'device:7f3a' }, true],
  [{ principal: 'Anna' }, true],
  [{ principal: 'anna' }, false],
  [{ principal: '' }, false],
  [{ room: 'Kitchen' }, true],
  [{ room: 'Bath' }, true],
  [{ room: 'Attic' }, false],
  [{ action: 'AVTransport.*' }, true],
  [{ action: 'Queue.*' }, false],
  [{ action: '*' }, true],
  [{ effect: 'forbid' }, true],
  [{ effect: 'permit' }, false],
  [{ reason: 'volume-cap' }, true],
  [{ reason: 'quiet-hours', room: 'Attic' }, false],
])('%j: %s', (filter, isFit) => {
  expect(fits(filter, entry)).toBe(isFit);
});

it('does not take an entry without the fact', () => {
  const bare = { ...entry, facts: { room: 3, reasons: [['volume-cap']] } };
  expect(
    [{ principal: '*' }, { room: '*' }, { reason: 'volume-cap' }].map((filter) => fits(filter, bare)),
  ).toEqual([false, false, true]);
});
