import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Static, Type } from 'typebox';
import { Parse } from 'typebox/value';
import { parse } from 'yaml';
import type { Compared } from './compare.ts';
import { masked } from './masks.ts';

const strict = { additionalProperties: false };

/** What stands on each side; a side that does not have the field is absent. */
const Sides = Type.Object(
  { recorded: Type.Optional(Type.String()), simulated: Type.Optional(Type.String()) },
  strict,
);

const Place = Type.Object(
  {
    recording: Type.String({ minLength: 1 }),
    part: Type.Optional(Type.String({ minLength: 1 })),
    fields: Type.Record(Type.String(), Sides),
  },
  strict,
);

const Differences = Type.Array(
  Type.Object({ why: Type.String({ minLength: 20 }), where: Type.Array(Place, { minItems: 1 }) }, strict),
);

/** Differences that stand for one reason. */
export type Difference = Static<typeof Differences>[number];
export type DifferingFields = Static<typeof Place>['fields'];

const read = (file: string): unknown => parse(readFileSync(join(import.meta.dirname, file), 'utf8'));

/** `differences.yaml`: every difference that stands, by reason. */
export const readDifferences = (): readonly Difference[] => Parse(Differences, read('differences.yaml'));

/** Longer values are cut, so that the list can be read. */
const LONGEST = 120;

const cut = (value: string): string => (value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value);

/** The fields that differ, in the form of the list: masked as in the comparison. */
export const differing = (outcome: readonly Compared[]): DifferingFields =>
  Object.fromEntries(
    outcome
      .filter(({ verdict }) => verdict === 'different')
      .map(({ field, recorded, simulated }) => [
        field,
        {
          ...(recorded === undefined ? {} : { recorded: cut(masked(field, recorded)) }),
          ...(simulated === undefined ? {} : { simulated: cut(masked(field, simulated)) }),
        },
      ]),
  );

/** What the list says of one recording, whatever the reasons. */
export const listedOf = (
  differences: readonly Difference[],
  { recording, part }: { readonly recording: string; readonly part?: string },
): DifferingFields =>
  Object.fromEntries(
    differences
      .flatMap(({ where }) => where)
      .filter((place) => place.recording === recording && place.part === part)
      .flatMap(({ fields }) => Object.entries(fields)),
  );
