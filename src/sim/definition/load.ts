import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { Value } from 'typebox/value';
import { TonewallError } from '../../base/errors.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { checkMeaning } from './check-meaning.ts';
import { checkSchema } from './check-schema.ts';
import { describeProblem, type Finding, type Path, type Problem } from './problem.ts';
import { HouseholdSchema, type HouseholdDefinition } from './schema.ts';

/** A file of a thousand rooms has about 100 KB. */
export const MAX_HOUSEHOLD_BYTES = 4_194_304;

/** Reads a household from YAML or JSON text: the definition, or every problem there is, in the order of the file. */
export function readHousehold(text: string): Result<HouseholdDefinition, readonly Problem[]> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) return err(document.errors.map((error) => yamlProblem(error)));
  const value = plainValue(document);
  if (!value.ok) return err([{ path: [], message: value.error, line: 1, column: 1 }]);
  const checked = checkHousehold(value.value);
  if (checked.ok) return checked;
  const problems = checked.error.map((finding) => placed(finding, document, lines));
  return err(problems.toSorted((a, b) => a.line - b.line || a.column - b.column));
}

function checkHousehold(value: unknown): Result<HouseholdDefinition, readonly Finding[]> {
  if (!Value.Check(HouseholdSchema, value)) return err(checkSchema(value));
  const findings = checkMeaning(value);
  return findings.length > 0 ? err(findings) : ok(value);
}

/** Aliases that multiply (a billion laughs) are refused by the library's limit of 100. */
function plainValue(document: Document): Result<unknown, string> {
  try {
    return ok(document.toJS({ maxAliasCount: 100 }));
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : String(cause));
  }
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

const yamlProblem = (error: {
  readonly message: string;
  readonly linePos?: readonly { readonly line: number; readonly col: number }[];
}): Problem => ({
  path: [],
  message: error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? '',
  line: error.linePos?.[0]?.line ?? 1,
  column: error.linePos?.[0]?.col ?? 1,
});

function placed(finding: Finding, document: Document, lines: LineCounter): Problem {
  const { line, col } = lines.linePos(offsetOf(document, finding.path));
  return { ...finding, line: Math.max(1, line), column: Math.max(1, col) };
}

/** Where the key of the path stands, or the nearest thing above it that is there. */
function offsetOf(document: Document, path: Path): number {
  if (path.length === 0) return isNode(document.contents) ? (document.contents.range?.[0] ?? 0) : 0;
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === last);
    if (isScalar(pair?.key)) return pair.key.range?.[0] ?? 0;
  }
  const node = document.getIn(path, true);
  return isNode(node) ? (node.range?.[0] ?? 0) : offsetOf(document, path.slice(0, -1));
}
