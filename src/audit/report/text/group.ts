import { printable } from '../../../base/text.ts';
import type { ReportDevice, ReportGroup } from '../model.ts';
import { conductOf, countVerdicts, type OpenQuestion, openQuestions, passedChecks } from '../words.ts';
import { findingLines } from './finding.ts';
import { namesIn, type Page } from './page.ts';
import { table } from './table.ts';
import { wrap } from './wrap.ts';

/** A household, or the devices that belong to none: who is there, what is wrong, what stayed open, what is in order. */
export function groupLines(group: ReportGroup, page: Page): readonly string[] {
  return [
    ...wrap(titleOf(group), page).map((line) => page.palette.paint('heading', line)),
    '',
    ...deviceTable(group.devices, page),
    ...conductLines(group.devices, page),
    '',
    ...group.findings.flatMap((finding) => findingLines(finding, page)),
    ...openLines(openQuestions(group.devices), page),
    ...passedLines(passedChecks(group.devices), page),
  ];
}

const titleOf = ({ kind, name }: ReportGroup): string =>
  kind === 'household' ? `Household ${printable(name, 80)}` : printable(name, 80);

const deviceTable = (devices: readonly ReportDevice[], { width }: Page): readonly string[] =>
  table(
    width,
    ['Room or name', 'Model', 'Build', 'Address', 'fail', 'pass', 'open'],
    devices.map((device) => {
      const { fail, pass, open } = countVerdicts(device);
      return [
        printable(device.name, 30),
        printable(device.model ?? '?', 26),
        printable(device.build ?? '?', 16),
        printable(device.id, 60),
        String(fail),
        String(pass),
        String(open),
      ];
    }),
  );

const conductLines = (devices: readonly ReportDevice[], { width }: Page): readonly string[] =>
  conductOf(devices).flatMap(({ names, reasons }) =>
    wrap(`${namesIn(names)}: ${reasons.map((reason) => printable(reason, 300)).join(' ')}`, {
      width,
      lead: '  ! ',
    }),
  );

function openLines(questions: readonly OpenQuestion[], { palette, width }: Page): readonly string[] {
  if (questions.length === 0) return [];
  return [
    palette.paint('heading', 'Left open'),
    ...questions.flatMap(({ check, said }) =>
      said.flatMap(({ names, reasons }) =>
        wrap(`${check}, ${namesIn(names)}: ${reasons.map((reason) => printable(reason, 300)).join(' ')}`, {
          width,
          lead: '  ? ',
        }),
      ),
    ),
    '',
  ];
}

const passedLines = (checks: readonly string[], { palette, width }: Page): readonly string[] =>
  checks.length === 0
    ? []
    : [...wrap(`${palette.paint('good', 'In order')}: ${checks.join(', ')}`, { width }), ''];
