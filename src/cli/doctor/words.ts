import { wrap } from '../../audit/report/text/wrap.ts';
import { printable } from '../../base/text.ts';
import { countOf, type Examined } from '../../guard/doctor/examination.ts';
import type { Verdict } from '../../guard/doctor/probe.ts';

/** How wide, and in which colours. */
export interface Look {
  readonly width: number;
  paint(style: 'red' | 'yellow' | 'green' | 'dim', text: string): string;
}

export interface Examination {
  /** Undefined where no configuration was read. */
  readonly file: string | undefined;
  readonly examined: readonly Examined[];
}

/** What was found in plain words, a line each: what fails and what to do comes first. */
export const doctorLines = ({ file, examined }: Examination, look: Look): readonly string[] => [
  ...wrap(summary(examined), look),
  ...wrap(`${whatWasRead(file)} Nothing was changed. ${whatWasSent(examined)}`, look),
  ...examined.filter(({ verdict }) => isTrouble(verdict)).flatMap((one) => ['', ...troubleLines(one, look)]),
  ...quietLines(examined, 'pass', 'In order', look),
  ...quietLines(examined, 'not-applicable', 'Does not concern this computer', look),
];

const isTrouble = (verdict: Verdict): boolean => verdict === 'fail' || verdict === 'inconclusive';

function summary(examined: readonly Examined[]): string {
  const [fails, open] = [countOf(examined, 'fail'), countOf(examined, 'inconclusive')];
  const found =
    fails === 0
      ? 'Nothing was found that fails'
      : `${fails} of ${examined.length} probes ${fails === 1 ? 'fails' : 'fail'}`;
  return open === 0 ? `${found}.` : `${found}; ${open} could not be told.`;
}

const whatWasRead = (file: string | undefined): string =>
  file === undefined
    ? 'There is no tonewall.yaml here: only the computer itself was looked at.'
    : `The configuration is ${printable(file)}.`;

function whatWasSent(examined: readonly Examined[]): string {
  const sent = examined.flatMap((one) => one.sent);
  return sent.length === 0 ? 'Nothing was sent.' : `Sent: ${sent.join('; ')}.`;
}

const MARKS = { fail: ['FAIL', 'red'], inconclusive: ['OPEN', 'yellow'] } as const;

function troubleLines({ id, title, verdict, evidence, cures }: Examined, look: Look): readonly string[] {
  const [mark, style] = verdict === 'fail' ? MARKS.fail : MARKS.inconclusive;
  const words = verdict === 'fail' ? title : `Not known whether ${title[0]?.toLowerCase()}${title.slice(1)}`;
  const [first = '', ...rest] = wrap(`${words} [${id}]`, { width: look.width, lead: `${mark}  ` });
  return [
    `${look.paint(style, mark)}${first.slice(mark.length)}`,
    ...rest,
    ...evidence.flatMap((line) => wrap(line, { width: look.width, lead: '  - ' })),
    ...cures.flatMap((line) => wrap(line, { width: look.width, lead: '  > ' })),
  ];
}

/** What needs nobody: names, and what was seen; names of which the same was seen stand together. */
function quietLines(
  examined: readonly Examined[],
  verdict: Verdict,
  heading: string,
  look: Look,
): readonly string[] {
  const quiet = examined.filter((one) => one.verdict === verdict);
  if (quiet.length === 0) return [];
  const said = Map.groupBy(quiet, ({ evidence }) => evidence.join(' '));
  return [
    '',
    look.paint(verdict === 'pass' ? 'green' : 'dim', heading),
    ...[...said].flatMap(([evidence, members]) =>
      wrap(`${members.map(({ id }) => id).join(', ')}: ${evidence}`, { width: look.width, lead: '  ' }),
    ),
  ];
}
