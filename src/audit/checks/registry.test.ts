import { expect, it } from 'vitest';
import { CHECKS } from './registry.ts';

it('names each check once, as a kebab-case noun', () => {
  const ids = CHECKS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
  expect(ids).toHaveLength(12);
});

it.each(CHECKS)('$id has a cure and a reference', ({ remedies, references, meaning }) => {
  expect(remedies.length).toBeGreaterThan(0);
  expect(references.length).toBeGreaterThan(0);
  expect(meaning).toMatch(/\.$/);
});
