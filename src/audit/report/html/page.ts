import { printable } from '../../../base/text.ts';
import type { Report } from '../model.ts';
import { h, type HtmlElement, writeHtml } from './element.ts';
import { groupSection } from './group.ts';
import { heading } from './heading.ts';
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

const footer = ({ summary, scope, notes }: Report): HtmlElement =>
  h('footer', {}, [
    ...notes.map((note) => h('p', {}, [printable(note, 240)])),
    h('p', {}, [
      `${summary.requests} requests were sent, all of them in the evidence; none of them changes a device. ` +
        `Asked: ${scope.map((part) => printable(part, 80)).join(', ')}.`,
    ]),
  ]);
