import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Beside the repository where the facts are kept; the habits do not need it. */
const FACTS = join(import.meta.dirname, '../../../../shared/facts/client-habits.md');

/** Devices, not clients: seen in test/lab/upnp-software.test.ts. */
const ELSEWHERE = 'Other UPnP AV software, seen in a lab';

/** Statements of each paragraph, without the full stop or semicolon that ends them. */
const statements = (text: string): readonly string[] =>
  [...text.matchAll(/^\*\*(.+?)\.\*\* (.+)$/gm)]
    .filter(([, title]) => title !== ELSEWHERE)
    .flatMap(([, , paragraph = '']) => paragraph.split(/(?<=[.;])\s+/))
    .map((statement) => statement.replaceAll('**', '').replace(/[.;]$/, ''));

it('every habit that was collected is under test', ({ skip }) => {
  skip(!existsSync(FACTS), 'the collected facts are not here');
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.test.ts'));
  const tests = files.map((file) => readFileSync(join(import.meta.dirname, file), 'utf8')).join('\n');
  const found = statements(readFileSync(FACTS, 'utf8'));
  expect(found.length).toBeGreaterThan(25);
  expect(found.filter((statement) => !tests.includes(statement))).toEqual([]);
});
