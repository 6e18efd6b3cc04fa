import type { Report } from '../../audit/report/model.ts';
import type { Terminal } from '../terminal.ts';

/** On how many devices each check failed, before and after, the worst first as in the first report. */
export function showScorecard(terminal: Terminal, before: Report, after: Report): void {
  terminal.out('\nWhat an audit finds, at the players and through the guard as a guest\n\n');
  const checks = [
    ...new Set(
      [before, after].flatMap(({ groups }) =>
        groups.flatMap(({ findings }) => findings.map(({ check }) => check)),
      ),
    ),
  ];
  const rows = checks.map((check) => [check, failing(before, check), failing(after, check)] as const);
  terminal.out(`  ${'check'.padEnd(34)} ${'players'.padStart(8)} ${'guarded'.padStart(8)}\n`);
  for (const [check, one, other] of rows) terminal.out(`  ${check.padEnd(34)} ${cell(one)} ${cell(other)}\n`);
  terminal.out(`\n  without  ${before.summary.line}\n  guarded  ${after.summary.line}\n`);
}

const cell = (count: number): string => String(count).padStart(8);

const failing = ({ groups }: Report, check: string): number =>
  groups
    .flatMap(({ devices }) => devices)
    .filter(({ results }) => results.some((result) => result.check === check && result.verdict === 'fail'))
    .length;
