import { expect, it } from 'vitest';
import { onlyPlayers } from './sight.ts';

it('the same players are the same sight, in whatever order', () => {
  expect(onlyPlayers(['b', 'a']).key).toBe(onlyPlayers(['a', 'b', 'a']).key);
  expect(onlyPlayers(['a']).key).not.toBe(onlyPlayers(['a', 'b']).key);
});

it('of no players everything is hidden', () => {
  expect([onlyPlayers([]).hides('a'), onlyPlayers(['a']).hides('a'), onlyPlayers(['a']).hides('')]).toEqual([
    true,
    false,
    true,
  ]);
});
