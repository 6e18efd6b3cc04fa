import { expect, it } from 'vitest';
import { Counts } from './counts.ts';

it('lets so many of each in, and one more when one has left', () => {
  const counts = new Counts(2);
  const entered = ['a', 'a', 'a', 'b'].map((key) => counts.enter(key));
  counts.leave('a');
  expect([entered, counts.enter('a'), counts.enter('a')]).toEqual([[true, true, false, true], true, false]);
});
