import { expect, it } from 'vitest';
import { ANSWERS } from '../../../test/lab/ready.ts';
import { answeringWords } from './ready-words.ts';

it.each([
  [1, '1 player answers. Ctrl-C ends.'],
  [2, '2 players answer. Ctrl-C ends.'],
])('of %i players', (players, words) => {
  expect(answeringWords(players)).toBe(words);
  expect(words).toMatch(ANSWERS);
});
