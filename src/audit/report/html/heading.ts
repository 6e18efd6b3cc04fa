import { printable } from '../../../base/text.ts';
import { SEVERITIES } from '../../judge/severity.ts';
import type { Report } from '../model.ts';
import { type FirstStep, firstSteps } from '../first-steps.ts';
import { EFFORT_WORDS, timeInWords } from '../words.ts';
import { h, type HtmlElement } from './element.ts';

/** What was found in one sentence and five numbers, and what to do first. */
export const heading = (report: Report): HtmlElement =>
  h('header', {}, [
    h('p', { class: 'brand' }, ['Tonewall audit']),
    h('h1', {}, [report.summary.line]),
    h('p', { class: 'dim' }, [
      h('time', { datetime: report.time }, [timeInWords(report.time)]),
      ` · tonewall ${printable(report.tool, 40)}${report.redacted ? ' · personal data masked' : ''}`,
    ]),
    tiles(report),
    ...stepsSection(firstSteps(report)),
  ]);

const tiles = ({ summary: { findings, inconclusive } }: Report): HtmlElement =>
  h('ul', { class: 'tiles', 'aria-label': 'Findings by severity, and questions left open' }, [
    ...SEVERITIES.map((severity) => tile(severity, findings[severity])),
    tile('open', inconclusive),
  ]);

const tile = (kind: string, count: number): HtmlElement =>
  h('li', { class: count === 0 ? 'tile none' : `tile ${kind}` }, [
    h('strong', {}, [String(count)]),
    h('span', {}, [kind]),
  ]);

const stepsSection = (steps: readonly FirstStep[]): readonly HtmlElement[] =>
  steps.length === 0
    ? []
    : [
        h('section', { class: 'steps', 'aria-labelledby': 'first' }, [
          h('h2', { id: 'first' }, ['What to do first']),
          h(
            'ol',
            {},
            steps.map(({ text, effort, helps }) =>
              h('li', {}, [
                `${text} `,
                h('span', { class: 'dim' }, [
                  `(${EFFORT_WORDS[effort]}; helps against ${helps === 1 ? '1 finding' : `${helps} findings`})`,
                ]),
              ]),
            ),
          ),
        ]),
      ];
