import { printable } from '../../../base/text.ts';
import type { ReportDevice, ReportGroup } from '../model.ts';
import { countVerdicts, FOUND_WORDS } from '../words.ts';
import { h, type HtmlElement, type HtmlNode } from './element.ts';
import { name } from './name.ts';

const COLUMNS = ['Room or name', 'Model', 'Build', 'Address', 'Failed', 'Passed', 'Open'] as const;
const COUNTS: ReadonlySet<string> = new Set(['Failed', 'Passed', 'Open']);

/**
 * A table on wide screens and on paper; on a phone each row becomes a block of its own (style.ts). The roles say what
 * it is in both forms: browsers forget that a table is one when its display changes.
 */
export const deviceTable = ({ devices }: ReportGroup, index: number): HtmlElement =>
  h('table', { class: 'devices', role: 'table', 'aria-label': `Devices of part ${index + 1}` }, [
    h('caption', {}, ['Devices, and how many checks failed, passed and stayed open']),
    h('thead', { role: 'rowgroup' }, [
      h(
        'tr',
        { role: 'row' },
        COLUMNS.map((title) =>
          h('th', { scope: 'col', role: 'columnheader', class: COUNTS.has(title) ? 'count' : undefined }, [
            title,
          ]),
        ),
      ),
    ]),
    h('tbody', { role: 'rowgroup' }, devices.map(deviceRow)),
  ]);

function deviceRow(device: ReportDevice): HtmlElement {
  const { fail, pass, open } = countVerdicts(device);
  const found = device.foundBy.map((by) => FOUND_WORDS[by] ?? by).join(', ');
  return h('tr', { role: 'row' }, [
    h('th', { scope: 'row', role: 'rowheader' }, [name(device.name, 60)]),
    cell('Model', [printable(device.model ?? 'not told', 60)]),
    cell('Build', [printable(device.build ?? 'not told', 30)], 'build'),
    cell('Address', [printable(device.id, 60), h('span', { class: 'found' }, [found])]),
    cell('Failed', [String(fail)], fail > 0 ? 'count bad' : 'count'),
    cell('Passed', [String(pass)], 'count'),
    cell('Open', [String(open)], 'count'),
  ]);
}

const cell = (title: (typeof COLUMNS)[number], content: readonly HtmlNode[], kind?: string): HtmlElement =>
  h('td', { role: 'cell', 'data-title': title, class: kind }, content);
