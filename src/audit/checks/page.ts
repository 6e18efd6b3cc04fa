import type { Check } from '../judge/check.ts';
import { CHECKS } from './registry.ts';

/** `docs/checks.md` without its first line: every check with what it means, what it needs and what helps. */
export const checksMarkdown = (): string =>
  [
    '# Checks\n',
    'What an audit judges. A check sees the evidence it declares and nothing else; evidence that is missing makes it',
    'inconclusive, never a pass. Ids are for ever. Verdicts are `pass`, `fail`, `not-applicable` and `inconclusive`;',
    'a check that breaks is an `error` of that one check.\n',
    ...CHECKS.flatMap(sectionOf),
  ].join('\n');

const sectionOf = (check: Check): readonly string[] => [
  `## ${check.id}\n`,
  `**${check.title}.** ${check.meaning}\n`,
  `- Severity: ${check.severity}`,
  `- Judges: ${check.concerns === 'players' ? 'Sonos players; not applicable to other devices' : 'players and every other UPnP device'}`,
  `- Evidence it needs: ${listOf(check.needs)}${check.uses.length > 0 ? `; uses if it is there: ${listOf(check.uses)}` : ''}`,
  `- See: ${check.references.join('; ')}\n`,
  'What helps:\n',
  ...check.remedies.map((remedy) => `- ${remedy.text}${remedy.for ? ` (${FOR_WORDS[remedy.for]})` : ''}`),
  '',
];

const FOR_WORDS = { s1: 'S1', s2: 'S2', 'other-devices': 'other devices' } as const;

const listOf = (names: readonly string[]): string =>
  names.length === 0 ? 'none' : names.map((name) => `\`${name}\``).join(', ');
