import { expect, it } from 'vitest';
import { NoRules } from './no-rules.ts';

it('says once that they are gone and once that they are back, and takes what is not known for neither', () => {
  const warned: string[] = [];
  const rules = new NoRules({ warn: (message) => warned.push(message) });
  for (const stand of ['in-force', undefined] as const) rules.hear(stand);
  expect(warned).toEqual([]);
  for (const stand of ['none', undefined, 'none', 'in-force', 'in-force'] as const) rules.hear(stand);
  expect(warned).toEqual([
    'NO RULES OF THE FIREWALL ARE IN FORCE: players are reached past the guard. As root: tonewall firewall apply',
    'the rules of the firewall are in force again',
  ]);
});
