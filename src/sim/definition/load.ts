import { Value } from 'typebox/value';
import { TonewallError } from '../../base/errors.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { checkSchema } from '../../base/yaml/check-schema.ts';
import { describeProblem, type Finding, type Problem } from '../../base/yaml/problem.ts';
import { placed, readYaml } from '../../base/yaml/read.ts';
import { checkMeaning } from './check-meaning.ts';
import { HouseholdSchema, type HouseholdDefinition } from './schema.ts';

/** A file of a thousand rooms has about 100 KB. */
export const MAX_HOUSEHOLD_BYTES = 4_194_304;

/** Reads a household from YAML or JSON text: the definition, or every problem there is, in the order of the file. */
export function readHousehold(text: string): Result<HouseholdDefinition, readonly Problem[]> {
  const file = readYaml(text);
  if (!file.ok) return file;
  const checked = checkHousehold(file.value.value);
  return checked.ok ? checked : err(placed(file.value, checked.error));
}

function checkHousehold(value: unknown): Result<HouseholdDefinition, readonly Finding[]> {
  if (!Value.Check(HouseholdSchema, value)) return err(checkSchema(HouseholdSchema, value));
  const findings = checkMeaning(value);
  return findings.length > 0 ? err(findings) : ok(value);
}

/** Reads a household file's text; fails with `household-invalid`, which names every problem with its line. */
export function loadHousehold(text: string, name: string): HouseholdDefinition {
  const read = readHousehold(text);
  if (read.ok) return read.value;
  const count = read.error.length === 1 ? '1 problem' : `${read.error.length} problems`;
  const lines = read.error.map((problem) => `  ${describeProblem(problem)}`);
  throw new TonewallError(
    'household-invalid',
    [`${name} is no household file: ${count}`, ...lines].join('\n'),
  );
}
