import { expect, it } from 'vitest';
import { GUARDED } from '../../../test/lab/ready.ts';
import { guardedWords } from './ready-words.ts';

it.each([
  [1, '1 player is guarded. Ctrl-C ends.'],
  [2, '2 players are guarded. Ctrl-C ends.'],
])('of %i players', (players, words) => {
  expect(guardedWords(players)).toBe(words);
  expect(words).toMatch(GUARDED);
});
