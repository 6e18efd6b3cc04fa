import {
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  parseDocument,
  type YAMLError,
} from 'yaml';
import { err, ok, type Result } from '../result.ts';
import type { Finding, Path, Problem } from './problem.ts';

/** A YAML text that was read: its value and where its keys stand. */
export interface YamlFile {
  readonly value: unknown;
  /** Where the key of the path stands, or the nearest thing above it that is there. Counts from 1. */
  place(path: Path): Place;
}

interface Place {
  readonly line: number;
  readonly column: number;
}

/** Reads YAML or JSON text, or tells where it breaks. Aliases that multiply (a billion laughs) are refused. */
export function readYaml(text: string): Result<YamlFile, readonly Problem[]> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) return err(document.errors.map(yamlProblem));
  const value = plainValue(document);
  if (!value.ok) return err([{ path: [], message: value.error, line: 1, column: 1 }]);
  return ok({ value: value.value, place: (path) => placeOf(document, lines, path) });
}

/** Gives findings their places, in the order of the file. */
export const placed = (file: YamlFile, findings: readonly Finding[]): readonly Problem[] =>
  findings
    .map((finding) => ({ ...finding, ...file.place(finding.path) }))
    .toSorted((a, b) => a.line - b.line || a.column - b.column);

/** The library's limit for aliases is 100. */
function plainValue(document: Document): Result<unknown, string> {
  try {
    return ok(document.toJS({ maxAliasCount: 100 }));
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : String(cause));
  }
}

const yamlProblem = (error: YAMLError): Problem => ({
  path: [],
  message: error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? '',
  line: error.linePos?.[0]?.line ?? 1,
  column: error.linePos?.[0]?.col ?? 1,
});

function placeOf(document: Document, lines: LineCounter, path: Path): Place {
  const { line, col } = lines.linePos(offsetOf(document, path));
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function offsetOf(document: Document, path: Path): number {
  if (path.length === 0) return isNode(document.contents) ? (document.contents.range?.[0] ?? 0) : 0;
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find(
      (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(last),
    );
    if (isScalar(pair?.key)) return pair.key.range?.[0] ?? 0;
  }
  const node = document.getIn(path, true);
  return isNode(node) ? (node.range?.[0] ?? 0) : offsetOf(document, path.slice(0, -1));
}
