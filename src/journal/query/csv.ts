import type { Facts, StoredEntry } from '../line.ts';
import { factText } from './fact-text.ts';
import { timeOf } from './text-line.ts';

/** Facts with a column of their own; all others are in the last one, as JSON. */
const COLUMNS = [
  'effect',
  'principal',
  'name',
  'role',
  'address',
  'room',
  'action',
  'class',
  'reasons',
  'rule',
  'detail',
] as const;

const NAMED: ReadonlySet<string> = new Set(COLUMNS);

/** Lines of RFC 4180, with CRLF. */
const row = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

export const csvHead = (): string => row(['n', 'time', 'kind', ...COLUMNS, 'other', 'hash']);

export function csvRow({ n, at, kind, facts, hash }: StoredEntry): string {
  const named = COLUMNS.map((name) => (facts[name] === undefined ? '' : factText(facts[name], ' ')));
  return row([String(n), timeOf(at), kind, ...named, others(facts), hash]);
}

function others(facts: Facts): string {
  const rest = Object.entries(facts).filter(([name]) => !NAMED.has(name));
  return rest.length === 0 ? '' : JSON.stringify(Object.fromEntries(rest));
}

/** A spreadsheet takes a cell that begins like this for a formula, and strangers write into the journal. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
