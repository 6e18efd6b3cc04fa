import { expect, it } from 'vitest';
import { alarmLines, rulesWords } from './rules-words.ts';

it.each([
  ['none', /^NO RULES ARE IN FORCE: players are reached past the guard.*tonewall firewall apply$/],
  ['players-differ', /ARE OLD.*tonewall firewall apply$/],
  ['others', /ARE OTHERS.*tonewall firewall apply$/],
] as const)('is loud about rules that are %s', (rules, words) =>
  expect(alarmLines(rules)).toEqual([expect.stringMatching(words)]),
);

it('is quiet about rules that are in force, and about what cannot be seen', () =>
  expect((['in-force', 'absent', 'forbidden', 'refused'] as const).flatMap(alarmLines)).toEqual([]));

it.each([
  ['in-force', /are in force: nobody/],
  ['none', /^No rules/],
  ['players-differ', /old/],
  ['others', /others/],
  ['absent', /cannot be seen/],
  ['forbidden', /root alone/],
  ['refused', /could not be told/],
] as const)('never takes %s for another', (rules, words) => expect(rulesWords(rules)).toMatch(words));
