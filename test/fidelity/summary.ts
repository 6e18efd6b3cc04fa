import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Static, Type } from 'typebox';
import { Parse } from 'typebox/value';
import type { Compared, Verdict } from './compare.ts';
import type { Comparison, Kind } from './comparison.ts';
import { plainPath } from './fields/fields.ts';

const strict = { additionalProperties: false };
const counts = { equal: Type.Integer(), form: Type.Integer(), different: Type.Integer() };

const Summary = Type.Object(
  {
    comparisons: Type.Array(
      Type.Object(
        {
          kind: Type.String(),
          recording: Type.String(),
          part: Type.Optional(Type.String()),
          model: Type.String(),
          build: Type.String(),
          taken: Type.Optional(Type.String()),
          excerpt: Type.Optional(Type.Literal(true)),
          ...counts,
        },
        strict,
      ),
    ),
    fields: Type.Array(Type.Object({ kind: Type.String(), field: Type.String(), ...counts }, strict)),
  },
  strict,
);

/** What the comparison found, in numbers, so that a clone without the recordings can show it. */
export type Summary = Static<typeof Summary>;

const FILE = join(import.meta.dirname, 'summary.json');

export const readSummary = (): Summary => Parse(Summary, JSON.parse(readFileSync(FILE, 'utf8')));

/** One line a record, so that a change shows as one. */
export function writeSummary({ comparisons, fields }: Summary): void {
  const lines = (records: readonly object[]): string =>
    records.map((record) => `\n    ${JSON.stringify(record)}`).join(',');
  const text = `{\n  "comparisons": [${lines(comparisons)}\n  ],\n  "fields": [${lines(fields)}\n  ]\n}\n`;
  writeFileSync(FILE, text);
}

type Counts = Readonly<Record<Verdict, number>>;

const countsOf = (outcome: readonly Compared[]): Counts => {
  const of = (verdict: Verdict): number => outcome.filter((compared) => compared.verdict === verdict).length;
  return { equal: of('equal'), form: of('form'), different: of('different') };
};

export type Outcomes = readonly (readonly [comparison: Comparison, outcome: readonly Compared[]])[];

export const summaryOf = (outcomes: Outcomes): Summary => ({
  comparisons: outcomes.map(([{ kind, recording, part, model, build, taken, excerpt }, outcome]) => ({
    kind,
    recording,
    ...(part === undefined ? {} : { part }),
    model,
    build,
    ...(taken === undefined ? {} : { taken }),
    ...(excerpt === undefined ? {} : { excerpt }),
    ...countsOf(outcome),
  })),
  fields: fieldsOf(outcomes),
});

/** Each field once for its kind, however often a message has it. */
function fieldsOf(outcomes: Outcomes): Summary['fields'] {
  const found = new Map<string, { kind: Kind; field: string; all: Compared[] }>();
  for (const [{ kind }, outcome] of outcomes)
    for (const compared of outcome) {
      const field = plainPath(compared.field);
      const key = `${kind} ${field}`;
      const entry = found.get(key) ?? { kind, field, all: [] };
      entry.all.push(compared);
      found.set(key, entry);
    }
  return [...found.values()].map(({ kind, field, all }) => ({ kind, field, ...countsOf(all) }));
}
