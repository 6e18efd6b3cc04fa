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

it.each(CHECKS)('$id says what makes it pass, fail and stay open', ({ grounds }) => {
  const verdicts = new Set(Object.values(grounds).map(({ verdict }) => verdict));
  expect([...verdicts]).toEqual(expect.arrayContaining(['pass', 'fail', 'inconclusive']));
  expect(Object.keys(grounds).filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
  expect(Object.values(grounds).filter(({ when }) => /^[A-Z][a-z]|\.$/.test(when))).toEqual([]);
});

it.each(CHECKS)('$id cures only grounds that are failures of its own', ({ grounds, remedies }) => {
  const failing = Object.entries(grounds).flatMap(([id, { verdict }]) => (verdict === 'fail' ? [id] : []));
  expect(failing).toEqual(expect.arrayContaining(remedies.flatMap(({ cures = [] }) => cures)));
});
