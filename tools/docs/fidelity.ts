import { KINDS, titleOf } from '../../test/fidelity/comparison.ts';
import { readDifferences, type Difference } from '../../test/fidelity/differences.ts';
import { MASKS } from '../../test/fidelity/masks.ts';
import { readNotComparable } from '../../test/fidelity/not-comparable.ts';
import { readSummary, type Summary } from '../../test/fidelity/summary.ts';
import { code, literal, table } from './markdown.ts';
import { GENERATED, type Page } from './page.ts';

const path = 'docs/fidelity.md';
const COUNTS = ['fields', 'equal', 'equal in form', 'different'];

interface Counts {
  readonly equal: number;
  readonly form: number;
  readonly different: number;
}

const countCells = (all: readonly Counts[]): readonly string[] => {
  const sum = (of: (counts: Counts) => number): number =>
    all.reduce((total, counts) => total + of(counts), 0);
  const [equal, form, different] = [sum((c) => c.equal), sum((c) => c.form), sum((c) => c.different)];
  return [equal + form + different, equal, form, different].map(String);
};

const kinds = Object.entries(KINDS);

const totals = ({ comparisons }: Summary): string =>
  table(
    ['what', 'messages', ...COUNTS],
    [
      ...kinds.map(([kind, title]) => {
        const of = comparisons.filter((comparison) => comparison.kind === kind);
        return [title, String(of.length), ...countCells(of)];
      }),
      ['all', String(comparisons.length), ...countCells(comparisons)],
    ],
  );

const recordings = ({ comparisons }: Summary): string =>
  kinds
    .map(([kind, title]) => {
      const rows = comparisons.filter((comparison) => comparison.kind === kind);
      return `### ${title}\n\n${table(
        ['recording', 'model', 'build', 'model and build', ...COUNTS],
        rows.map((row) => [
          `${literal(titleOf(row))}${row.excerpt ? ' (excerpt)' : ''}`,
          row.model || 'several',
          row.build,
          row.taken ?? 'told',
          ...countCells([row]),
        ]),
      )}`;
    })
    .join('\n');

const sides = ({ recorded, simulated }: { recorded?: string; simulated?: string }): readonly string[] =>
  [recorded, simulated].map((side) => (side === undefined ? 'none' : side === '' ? 'empty' : literal(side)));

const differenceOf = ({ why, where }: Difference): string =>
  `${why}\n\n${table(
    ['recording', 'field', 'recorded', 'simulated'],
    where.flatMap((place) =>
      Object.entries(place.fields).map(([field, both]) => [
        literal(titleOf(place)),
        literal(field),
        ...sides(both),
      ]),
    ),
  )}`;

const masks = (): string =>
  table(
    ['which values', 'what is compared by form', 'in the fields that fit'],
    Object.entries(MASKS).flatMap(([group, list]) =>
      list.map(({ what, fields }) => [group, what, fields ? code(fields.source) : 'all']),
    ),
  );

const notComparable = (): string =>
  readNotComparable()
    .map(({ why, files }) => `- ${why}\n${files.map((file) => `  - ${code(file)}\n`).join('')}`)
    .join('');

const fieldTable = ({ fields }: Summary): string =>
  kinds
    .map(([kind, title]) => {
      const rows = fields.filter((field) => field.kind === kind);
      return `## ${title}\n\n${table(
        ['field', 'times', 'equal', 'equal in form', 'different'],
        rows.map((row) => [literal(row.field), ...countCells([row])]),
      )}`;
    })
    .join('\n');

const fieldsPage = (): string =>
  `${GENERATED}# Recorded fields against simulated\n\n` +
  'Every field that a recording or the simulator has, once for its kind of message; how often it was compared and what came\n' +
  'out. How the comparison is made, and every difference with its reason: [fidelity.md](fidelity.md).\n\n' +
  fieldTable(readSummary());

export const fidelityPages: readonly Page[] = [
  { path, part: 'totals', render: () => totals(readSummary()) },
  { path, part: 'differences', render: () => readDifferences().map(differenceOf).join('\n') },
  { path, part: 'masks', render: masks },
  { path, part: 'not-comparable', render: notComparable },
  { path, part: 'recordings', render: () => recordings(readSummary()) },
  { path: 'docs/fidelity-fields.md', render: fieldsPage },
];
