import { printable } from '../../../base/text.ts';
import type { ReportExcerpt, ReportFinding, ReportItem } from '../model.ts';
import { EFFORT_WORDS, joinSame, SEVERITY_WORDS } from '../words.ts';
import { h, type HtmlElement, type HtmlNode } from './element.ts';
import { namesIn } from './name.ts';

/** One finding: what it means, where, the proof, the cure. */
export const findingArticle = (finding: ReportFinding): HtmlElement =>
  h('article', {}, [
    h('h3', {}, [
      h('span', { class: `badge ${finding.severity}` }, [SEVERITY_WORDS[finding.severity]]),
      finding.title,
    ]),
    h('p', {}, [finding.meaning]),
    h(
      'ul',
      {},
      joinSame(finding.devices).map(({ names, reasons }) =>
        h('li', {}, [...namesIn(names), `: ${reasons.join(' ')}`]),
      ),
    ),
    h('h4', {}, ['What to do']),
    h(
      'ul',
      {},
      finding.remedies.map(({ text, effort }) => h('li', {}, [`${text} (${EFFORT_WORDS[effort]})`])),
    ),
    ...finding.devices.map(evidence),
    ...(finding.devices.length > 1
      ? [
          h('p', { class: 'dim on-paper' }, [
            'Evidence of the other devices is in the file that this was printed from.',
          ]),
        ]
      : []),
    h('p', { class: 'dim' }, [
      'Check ',
      h('code', {}, [finding.check]),
      ' · ',
      ...references(finding.references),
    ]),
  ]);

const evidence = (
  { name, id, items, excerpts }: ReportFinding['devices'][number],
  index: number,
): HtmlElement =>
  h('details', { class: index === 0 ? 'first' : 'more' }, [
    h('summary', {}, ['Evidence: ', ...namesIn([name]), ` (${printable(id, 60)})`]),
    h('ul', {}, items.map(itemLine)),
    ...excerpts.map(excerptBlock),
  ]);

const itemLine = ({ label, value, exchange }: ReportItem): HtmlElement =>
  h('li', {}, [
    `${printable(label)}: `,
    h('code', {}, [printable(value)]),
    exchange.length > 0 ? ` (exchange ${exchange.slice(0, 4).join(', ')})` : '',
  ]);

const excerptBlock = ({ exchange, request, answer, lines }: ReportExcerpt): HtmlElement =>
  h('pre', {}, [
    [
      `${exchange}. ${printable(request, 300)}`,
      `→ ${printable(answer, 120)}`,
      ...lines.map((line) => `  ${printable(line, 200)}`),
    ].join('\n'),
  ]);

const references = (texts: readonly string[]): readonly HtmlNode[] =>
  texts.flatMap((text, index) => [
    ...(index > 0 ? [' · '] : []),
    text.startsWith('https://') ? h('a', { href: text, rel: 'noreferrer' }, [text]) : text,
  ]);
