import { printable } from '../../../base/text.ts';
import type { Report } from '../model.ts';
import { groupLines } from './group.ts';
import { heading } from './heading.ts';
import { type Page, plainPalette, type TextOptions } from './page.ts';
import { wrap } from './wrap.ts';

/** The report for a terminal: one string, lines ended by LF, no trailing blanks. */
export function renderText(
  report: Report,
  { palette = plainPalette, width = 100 }: TextOptions = {},
): string {
  const page = { palette, width: Math.max(40, width) };
  const lines = [
    ...heading(report, page),
    ...report.groups.flatMap((group) => groupLines(group, page)),
    ...footer(report, page),
  ];
  return `${lines.join('\n')}\n`;
}

const footer = ({ summary, scope, notes }: Report, { palette, width }: Page): readonly string[] =>
  [
    ...notes.flatMap((note) => wrap(printable(note, 240), { width, lead: '  ! ' })),
    ...wrap(
      `${summary.requests} requests were sent, all of them in the evidence; none of them changes a device. Asked: ${scope.map((part) => printable(part, 80)).join(', ')}.`,
      { width },
    ),
  ].map((line) => palette.paint('dim', line));
