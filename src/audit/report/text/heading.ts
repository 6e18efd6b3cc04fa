import { printable } from '../../../base/text.ts';
import { type FirstStep, firstSteps } from '../first-steps.ts';
import type { Report } from '../model.ts';
import { EFFORT_WORDS, timeInWords } from '../words.ts';
import type { Page } from './page.ts';
import { wrap } from './wrap.ts';

/** What was found in one sentence, and what to do first. */
export function heading(report: Report, { palette, width }: Page): readonly string[] {
  const shared = report.redacted ? ' (personal data masked)' : '';
  return [
    palette.paint('heading', `Tonewall audit${shared}`),
    ...wrap(report.summary.line, { width }),
    ...wrap(`${timeInWords(report.time)} · tonewall ${printable(report.tool, 40)}`, { width }).map((line) =>
      palette.paint('dim', line),
    ),
    '',
    ...stepLines(firstSteps(report), { palette, width }),
  ];
}

function stepLines(steps: readonly FirstStep[], { palette, width }: Page): readonly string[] {
  if (steps.length === 0) return [];
  return [
    palette.paint('good', 'What to do first'),
    ...steps.flatMap(({ text, effort, helps }, index) =>
      wrap(
        `${text} (${EFFORT_WORDS[effort]}; helps against ${helps === 1 ? '1 finding' : `${helps} findings`})`,
        {
          width,
          lead: `  ${index + 1}. `,
        },
      ),
    ),
    '',
  ];
}
