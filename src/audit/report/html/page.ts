import { printable } from '../../../base/text.ts';
import type { Report, ReportDevice, ReportGroup } from '../model.ts';
import { conductOf, countVerdicts, FOUND_WORDS, openQuestions, passedChecks } from '../words.ts';
import { h, type HtmlElement, type HtmlNode, writeHtml } from './element.ts';
import { findingArticle } from './finding.ts';
import { name, namesIn } from './name.ts';
import { STYLE } from './style.ts';

/** The report as one file that loads nothing: no script, no picture, no font; readable, printable, in light and dark. */
export const renderHtml = (report: Report): string =>
  writeHtml(
    h('html', { lang: 'en' }, [
      h('head', {}, [
        h('meta', { charset: 'utf-8' }),
        h('meta', {
          'http-equiv': 'Content-Security-Policy',
          content: "default-src 'none'; style-src 'unsafe-inline'",
        }),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('title', {}, [`Tonewall audit: ${report.summary.line}`]),
        h('style', {}, [STYLE]),
      ]),
      h('body', {}, [heading(report), h('main', {}, report.groups.map(groupSection)), footer(report)]),
    ]),
  );

const heading = ({ summary, time, tool, redacted }: Report): HtmlElement =>
  h('header', {}, [
    h('h1', {}, ['Tonewall audit']),
    h('p', { class: 'summary' }, [summary.line]),
    h('p', { class: 'dim' }, [
      h('time', { datetime: time }, [time]),
      ` · tonewall ${printable(tool, 40)}${redacted ? ' · personal data masked' : ''}`,
    ]),
  ]);

function groupSection(group: ReportGroup, index: number): HtmlElement {
  const id = `group-${index + 1}`;
  const conduct = conductOf(group.devices);
  return h('section', { 'aria-labelledby': id }, [
    h('h2', { id }, [...(group.kind === 'household' ? ['Household '] : []), name(group.name, 80)]),
    deviceTable(group, index),
    ...(conduct.length > 0
      ? [
          h(
            'ul',
            {},
            conduct.map(({ names, reasons }) =>
              h('li', {}, [...namesIn(names), `: ${printable(reasons.join(' '), 300)}`]),
            ),
          ),
        ]
      : []),
    ...group.findings.map(findingArticle),
    ...openSection(group.devices),
    ...passedLine(group.devices),
  ]);
}

/** A wide table scrolls by itself and can be reached by keyboard (WCAG 2.2 §2.1.1). */
const deviceTable = ({ devices }: ReportGroup, index: number): HtmlElement =>
  h('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': `Devices of part ${index + 1}` }, [
    h('table', {}, [
      h('caption', {}, ['Devices, and how many checks failed, passed and stayed open']),
      h('thead', {}, [
        h(
          'tr',
          {},
          ['Room or name', 'Model', 'Build', 'Address', 'Found', 'Failed', 'Passed', 'Open'].map((title) =>
            h('th', { scope: 'col' }, [title]),
          ),
        ),
      ]),
      h('tbody', {}, devices.map(deviceRow)),
    ]),
  ]);

function deviceRow(device: ReportDevice): HtmlElement {
  const { fail, pass, open } = countVerdicts(device);
  const cells = [
    h('td', {}, [printable(device.model ?? 'not told', 60)]),
    h('td', { class: 'build' }, [printable(device.build ?? 'not told', 30)]),
    h('td', {}, [device.id]),
    h('td', {}, [device.foundBy.map((by) => FOUND_WORDS[by] ?? by).join(', ')]),
  ];
  return h('tr', {}, [
    h('th', { scope: 'row' }, [name(device.name, 60)]),
    ...cells,
    ...[fail, pass, open].map((count) => h('td', { class: 'count' }, [String(count)])),
  ]);
}

function openSection(devices: readonly ReportDevice[]): readonly HtmlNode[] {
  const rows = openQuestions(devices).flatMap(({ check, said }) =>
    said.map(({ names, reasons }) =>
      h('li', {}, [
        h('code', {}, [check]),
        ', ',
        ...namesIn(names),
        `: ${printable(reasons.join(' '), 400)}`,
      ]),
    ),
  );
  return rows.length === 0 ? [] : [h('h3', {}, ['Left open']), h('ul', {}, rows)];
}

function passedLine(devices: readonly ReportDevice[]): readonly HtmlNode[] {
  const checks = passedChecks(devices);
  return checks.length === 0
    ? []
    : [h('p', {}, [h('span', { class: 'good' }, ['In order: ']), checks.join(', ')])];
}

const footer = ({ summary, scope, notes }: Report): HtmlElement =>
  h('footer', {}, [
    ...notes.map((note) => h('p', {}, [printable(note, 240)])),
    h('p', {}, [
      `${summary.requests} requests were sent, all of them in the evidence; none of them changes a device. Asked: ${scope.map((part) => printable(part, 80)).join(', ')}.`,
    ]),
  ]);
