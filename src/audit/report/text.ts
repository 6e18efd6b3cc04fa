import { printable } from '../../base/text.ts';
import type { Report, ReportDevice, ReportExcerpt, ReportFinding, ReportGroup, ReportItem } from './model.ts';
import { table } from './text-table.ts';
import {
  conductOf,
  countVerdicts,
  EFFORT_WORDS,
  joinSame,
  type OpenQuestion,
  openQuestions,
  passedChecks,
  SEVERITY_WORDS,
} from './words.ts';
import { wrap } from './wrap.ts';

/** Colours of a terminal, by what they stand for; the plain palette gives text back as it is. */
export interface Palette {
  paint(style: TextStyle, text: string): string;
}

export type TextStyle = 'critical' | 'high' | 'medium' | 'low' | 'good' | 'heading' | 'dim';

export const plainPalette: Palette = { paint: (_style, text) => text };

export interface TextOptions {
  readonly palette?: Palette;
  /** Columns; 40 at least. */
  readonly width?: number;
}

interface Page {
  readonly palette: Palette;
  readonly width: number;
}

const MAX_ITEMS = 6;

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

function heading(report: Report, { palette, width }: Page): readonly string[] {
  const shared = report.redacted ? ' (personal data masked)' : '';
  return [
    palette.paint('heading', `Tonewall audit${shared}`),
    ...wrap(report.summary.line, { width }),
    palette.paint('dim', `${report.time} · tonewall ${printable(report.tool, 40)}`),
    '',
  ];
}

function groupLines(group: ReportGroup, page: Page): readonly string[] {
  return [
    page.palette.paint('heading', titleOf(group)),
    '',
    ...deviceTable(group.devices),
    ...conductLines(group.devices, page),
    '',
    ...group.findings.flatMap((finding) => findingLines(finding, page)),
    ...openLines(openQuestions(group.devices), page),
    ...passedLines(passedChecks(group.devices), page),
  ];
}

const titleOf = ({ kind, name }: ReportGroup): string =>
  kind === 'household' ? `Household ${printable(name, 80)}` : printable(name, 80);

const deviceTable = (devices: readonly ReportDevice[]): readonly string[] =>
  table(
    ['Room or name', 'Model', 'Build', 'Address', 'fail', 'pass', 'open'],
    devices.map((device) => {
      const { fail, pass, open } = countVerdicts(device);
      return [
        printable(device.name, 30),
        printable(device.model ?? '?', 26),
        printable(device.build ?? '?', 16),
        device.id,
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

function findingLines(finding: ReportFinding, page: Page): readonly string[] {
  const { palette, width } = page;
  const mark = palette.paint(finding.severity, SEVERITY_WORDS[finding.severity]);
  return [
    `${mark}  ${palette.paint('heading', finding.title)}  ${palette.paint('dim', `[${finding.check}]`)}`,
    ...wrap(finding.meaning, { width, lead: '  ' }),
    ...joinSame(finding.devices).flatMap(({ names, reasons, example }) => [
      ...wrap(`${namesIn(names)}: ${reasons.join(' ')}`, { width, lead: '  - ' }),
      ...itemLines(example.items, page),
    ]),
    ...proofLines(finding, page),
    `  ${palette.paint('good', 'What to do')}`,
    ...finding.remedies.flatMap(({ text, effort }) =>
      wrap(`${text} (${EFFORT_WORDS[effort]})`, { width, lead: '  > ' }),
    ),
    ...wrap(`See: ${finding.references.join(' · ')}`, { width, lead: '  ' }).map((line) =>
      palette.paint('dim', line),
    ),
    '',
  ];
}

function itemLines(items: readonly ReportItem[], { width }: Page): readonly string[] {
  const shown = items
    .slice(0, MAX_ITEMS)
    .flatMap(({ label, value, exchange }) =>
      wrap(`${printable(label)}: ${printable(value)}${proof(exchange)}`, { width, lead: '      ' }),
    );
  const left = items.length - MAX_ITEMS;
  return left > 0 ? [...shown, `      and ${left} more (see the JSON report)`] : shown;
}

/** The wire, for the first device only: the others differ in their address. */
function proofLines({ devices }: ReportFinding, page: Page): readonly string[] {
  const excerpts = devices[0]?.excerpts ?? [];
  return excerpts.length === 0
    ? []
    : ['  On the wire', ...excerpts.flatMap((one) => excerptLines(one, page))];
}

const excerptLines = ({ exchange, request, answer, lines }: ReportExcerpt, { palette, width }: Page) =>
  [
    `${exchange}. ${printable(request)} → ${printable(answer, 80)}`,
    ...lines.map((line) => `   ${printable(line, 160)}`),
  ]
    .flatMap((line) =>
      wrap(line.trimStart(), { width, lead: line.startsWith(' ') ? '        | ' : '      ' }),
    )
    .map((line) => palette.paint('dim', line));

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

const footer = ({ summary, scope, notes }: Report, { palette, width }: Page): readonly string[] =>
  [
    ...notes.flatMap((note) => wrap(printable(note, 240), { width, lead: '  ! ' })),
    ...wrap(
      `${summary.requests} requests were sent, all of them in the evidence; none of them changes a device. Asked: ${scope.map((part) => printable(part, 80)).join(', ')}.`,
      { width },
    ),
  ].map((line) => palette.paint('dim', line));

const namesIn = (names: readonly string[]): string => names.map((name) => printable(name, 40)).join(', ');

const proof = (exchange: readonly number[]): string =>
  exchange.length === 0 ? '' : ` (#${exchange.slice(0, 4).join(', #')}${exchange.length > 4 ? ' …' : ''})`;
