import { expect, it } from 'vitest';
import { NoRules } from './no-rules.ts';

it('says once that they are gone and once that they are back, and takes silence for neither', () => {
  const warned: string[] = [];
  const rules = new NoRules({ warn: (message) => warned.push(message) });
  for (const answer of ['counters', undefined, 'failed'] as const) rules.hear(answer);
  expect(warned).toEqual([]);
  for (const answer of ['no-rules', undefined, 'no-rules', 'counters', 'counters'] as const)
    rules.hear(answer);
  expect(warned).toEqual([
    'NO RULES OF THE FIREWALL ARE IN FORCE: players are reached past the guard. As root: tonewall firewall apply',
    'the rules of the firewall are in force again',
  ]);
});
