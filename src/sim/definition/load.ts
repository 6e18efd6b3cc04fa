import { Value } from 'typebox/value';
import { LineCounter, parseDocument } from 'yaml';
import { TonewallError } from '../../base/errors.ts';
import { printable } from '../../base/text.ts';
import { type Place, placeOf } from './place.ts';
import { type HouseholdDefinition, HouseholdSchema } from './schema.ts';

/** One thing that is wrong in a household file, with the line where it stands. */
export interface Problem {
  readonly line: number;
  readonly text: string;
}

/** A file of a thousand rooms has about 100 KB. */
export const MAX_HOUSEHOLD_BYTES = 4_194_304;

/**
 * Reads a household file. All problems are told at once, in the order of the lines; unknown keys are problems. Fails with
 * `household-invalid`.
 */
export function loadHousehold(text: string, name: string): HouseholdDefinition {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const syntax = document.errors.map(({ message, pos }) => ({
    line: lines.linePos(pos[0]).line,
    text: message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? '',
  }));
  if (syntax.length > 0) throw invalid(name, syntax);
  const value = plainValue(document, name);
  const problems = [...Value.Errors(HouseholdSchema, value)].flatMap((error) =>
    problemsOf(error, { document, lines }),
  );
  if (problems.length > 0) throw invalid(name, problems);
  return Value.Parse(HouseholdSchema, value);
}

/** Aliases that multiply (a billion laughs) are refused by the library's limit of 100. */
function plainValue(document: Place['document'], name: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    throw invalid(name, [{ line: 1, text: cause instanceof Error ? cause.message : String(cause) }]);
  }
}

type SchemaError = ReturnType<typeof Value.Errors>[number];

/** Unknown keys are named one by one, at their own line. */
function problemsOf(
  { instancePath, message, keyword, params }: SchemaError,
  place: Place,
): readonly Problem[] {
  // The key itself is reported a second time by what stands for "nothing else may be here".
  if (keyword === 'boolean') return [];
  const path = instancePath.split('/').slice(1).map(unescapePointer);
  if (
    keyword === 'additionalProperties' &&
    'additionalProperties' in params &&
    Array.isArray(params.additionalProperties)
  ) {
    return params.additionalProperties.map((key: unknown) => ({
      line: placeOf(place, [...path, String(key)]),
      text: `${told(path)}there is no key ${printable(String(key), 40)}`,
    }));
  }
  return [{ line: placeOf(place, path), text: `${told(path)}${message}` }];
}

/** RFC 6901 §4. */
const unescapePointer = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');

const told = (path: readonly string[]): string =>
  path.length === 0 ? '' : `${printable(path.join('.'), 80)}: `;

const MOST_SHOWN = 20;

function invalid(name: string, problems: readonly Problem[]): TonewallError {
  const sorted = [...problems].sort((a, b) => a.line - b.line);
  const shown = sorted.slice(0, MOST_SHOWN).map(({ line, text }) => `  line ${line}: ${text}`);
  const rest = sorted.length > MOST_SHOWN ? [`  and ${sorted.length - MOST_SHOWN} more`] : [];
  const count = sorted.length === 1 ? '1 problem' : `${sorted.length} problems`;
  return new TonewallError(
    'household-invalid',
    [`${name} is no household file: ${count}`, ...shown, ...rest].join('\n'),
  );
}
