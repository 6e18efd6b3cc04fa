import type { Check, Ground, RemedyClass, Verdict } from '../judge/check.ts';
import { severitiesIn, severitiesOf } from '../judge/define-check.ts';
import { SEVERITIES, type Severity } from '../judge/severity.ts';
import { CHECKS } from './registry.ts';

/** `docs/checks.md` without its first line: every check with what it means, what decides it, what it needs and what helps. */
export const checksMarkdown = (): string =>
  [
    '# Checks\n',
    'What an audit judges. A check sees the evidence it declares and nothing else; evidence that is missing makes it',
    'inconclusive, never a pass. Ids are for ever. Verdicts are `pass`, `fail`, `not-applicable` and `inconclusive`;',
    'a check that breaks is an `error` of that one check.\n',
    'Each verdict rests on one ground of the list of its check; the JSON report names it. Three grounds are the same for',
    'all: `evidence-missing` (inconclusive: something that the check needs is not there, the reason says why),',
    '`not-a-player` (not applicable: the check is about Sonos players) and `check-broke` (error).\n',
    ...CHECKS.flatMap(sectionOf),
  ].join('\n');

const sectionOf = (check: Check): readonly string[] => [
  `## ${check.id}\n`,
  `**${check.title}.** ${check.meaning}\n`,
  `- Severity: ${severityWords(severitiesIn(check.grounds))}`,
  `- Judges: ${check.concerns === 'players' ? 'Sonos players; not applicable to other devices' : 'players and every other UPnP device'}`,
  `- Evidence it needs: ${listOf(check.needs)}${check.uses.length > 0 ? `; uses if it is there: ${listOf(check.uses)}` : ''}`,
  `- See: ${check.references.join('; ')}\n`,
  ...VERDICTS.flatMap(([verdict, heading]) => groundsOf(check, verdict, heading)),
  'What helps:\n',
  ...check.remedies.map(
    ({ text, for: fitting, cures }) =>
      `- ${text}${remark([...(fitting ? [FOR_WORDS[fitting]] : []), ...(cures ? [`for ${listOf(cures)}`] : [])])}`,
  ),
  '',
];

const VERDICTS: readonly (readonly [Verdict, string])[] = [
  ['fail', 'Fails when'],
  ['pass', 'Passes when'],
  ['inconclusive', 'Inconclusive when'],
  ['not-applicable', 'Not applicable when'],
];

function groundsOf({ grounds }: Check, verdict: Verdict, heading: string): readonly string[] {
  const lines = Object.entries(grounds)
    .filter(([, ground]) => ground.verdict === verdict)
    .map(([id, ground]) => `- ${ground.when} (\`${id}\`${severityOf(ground)})`);
  return lines.length === 0 ? [] : [`${heading}:\n`, ...lines, ''];
}

const severityOf = (ground: Ground): string =>
  ground.verdict === 'fail' ? `, ${severityWords(severitiesOf(ground))}` : '';

/** Each once, worst first. */
const severityWords = (severities: readonly Severity[]): string =>
  SEVERITIES.filter((severity) => severities.includes(severity)).join(' or ');

const FOR_WORDS: Readonly<Record<RemedyClass, string>> = {
  players: 'players',
  s1: 'S1',
  s2: 'S2',
  lockable: 'players whose software has the switches',
  'other-devices': 'other devices',
};

const remark = (parts: readonly string[]): string => (parts.length === 0 ? '' : ` (${parts.join('; ')})`);

const listOf = (names: readonly string[]): string =>
  names.length === 0 ? 'none' : names.map((name) => `\`${name}\``).join(', ');
