import { printable } from '../../../base/text.ts';
import type { ReportExcerpt, ReportFinding, ReportItem } from '../model.ts';
import { EFFORT_WORDS, joinSame, SEVERITY_WORDS } from '../words.ts';
import { namesIn, type Page } from './page.ts';
import { wrap } from './wrap.ts';

const MAX_ITEMS = 6;

/** One finding: what it means, where, the proof, the cure. */
export function findingLines(finding: ReportFinding, page: Page): readonly string[] {
  const { palette, width } = page;
  return [
    ...titleLines(finding, page),
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

/** The severity in its colour, then the title, which may take more than one line. */
function titleLines({ severity, title, check }: ReportFinding, { palette, width }: Page): readonly string[] {
  const word = SEVERITY_WORDS[severity];
  return wrap(`${title} [${check}]`, { width, lead: `${word}  ` }).map((line) =>
    line.startsWith(word)
      ? `${palette.paint(severity, word)}${palette.paint('heading', line.slice(word.length))}`
      : palette.paint('heading', line),
  );
}

function itemLines(items: readonly ReportItem[], { width }: Page): readonly string[] {
  const shown = items
    .slice(0, MAX_ITEMS)
    .flatMap(({ label, value, exchange }) =>
      wrap(`${printable(label)}: ${printable(value)}${proof(exchange)}`, { width, lead: '      ' }),
    );
  const left = items.length - MAX_ITEMS;
  return left > 0 ? [...shown, `      and ${left} more (--html and --json show them)`] : shown;
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

const proof = (exchange: readonly number[]): string =>
  exchange.length === 0 ? '' : ` (#${exchange.slice(0, 4).join(', #')}${exchange.length > 4 ? ' …' : ''})`;
