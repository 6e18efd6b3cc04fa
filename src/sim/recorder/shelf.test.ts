import { expect, it } from 'vitest';
import { createShelf } from './shelf.ts';

it('keeps the newest, so many at most', () => {
  const shelf = createShelf<number>({ maxItems: 100, maxWeight: 1_000_000 });
  for (let item = 1; item <= 1000; item += 1) shelf.put(item, 1);
  expect(shelf.items()).toEqual(Array.from({ length: 100 }, (_, index) => 901 + index));
});

it('keeps the newest, so heavy at most, and always the last', () => {
  const shelf = createShelf<string>({ maxItems: 100, maxWeight: 10 });
  for (const item of ['a', 'b', 'c']) shelf.put(item, 4);
  expect(shelf.items()).toEqual(['b', 'c']);
  shelf.put('d', 50);
  expect(shelf.items()).toEqual(['d']);
});

it('what grows pushes others out, and nothing when it is forgotten itself', () => {
  const shelf = createShelf<string>({ maxItems: 2, maxWeight: 10 });
  const gone = shelf.put('a', 1);
  shelf.put('b', 4);
  const last = shelf.put('c', 4);
  shelf.grow(gone, 1000);
  expect(shelf.items()).toEqual(['b', 'c']);
  shelf.grow(last, 4);
  expect(shelf.items()).toEqual(['c']);
});

it('forgets all when told', () => {
  const shelf = createShelf<string>({ maxItems: 2, maxWeight: 10 });
  const gone = shelf.put('a', 1);
  shelf.clear();
  shelf.grow(gone, 1000);
  shelf.put('b', 10);
  expect(shelf.items()).toEqual(['b']);
});
