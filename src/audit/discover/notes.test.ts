import { expect, it } from 'vitest';
import { createNotes } from './notes.ts';

it('keeps each note once, the first fifty, and counts the rest', () => {
  const notes = createNotes();
  for (let index = 0; index < 53; index += 1) notes.add(`note ${index}`);
  notes.add('note 0');
  expect(notes.all()).toEqual([
    ...Array.from({ length: 50 }, (_, index) => `note ${index}`),
    'and 3 more things of this kind',
  ]);
});

it('cuts what is long', () => {
  const notes = createNotes();
  notes.add('x'.repeat(500));
  expect(notes.all()).toEqual(['x'.repeat(200)]);
});
