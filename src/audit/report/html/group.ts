import { printable } from '../../../base/text.ts';
import type { ReportDevice, ReportGroup } from '../model.ts';
import { conductOf, openQuestions, passedChecks } from '../words.ts';
import { deviceTable } from './devices.ts';
import { h, type HtmlElement, type HtmlNode } from './element.ts';
import { findingArticle } from './finding.ts';
import { name, namesIn } from './name.ts';

/** A household, or the devices that belong to none: who is there, what is wrong, what stayed open, what is in order. */
export function groupSection(group: ReportGroup, index: number): HtmlElement {
  const id = `group-${index + 1}`;
  return h('section', { 'aria-labelledby': id }, [
    h('h2', { id }, [...(group.kind === 'household' ? ['Household '] : []), name(group.name, 80)]),
    deviceTable(group, index),
    ...conductList(group.devices),
    ...group.findings.map(findingArticle),
    ...openSection(group.devices),
    ...passedLine(group.devices),
  ]);
}

function conductList(devices: readonly ReportDevice[]): readonly HtmlNode[] {
  const rows = conductOf(devices).map(({ names, reasons }) =>
    h('li', {}, [...namesIn(names), `: ${printable(reasons.join(' '), 300)}`]),
  );
  return rows.length === 0 ? [] : [h('h3', {}, ['Unusual behaviour']), h('ul', {}, rows)];
}

function openSection(devices: readonly ReportDevice[]): readonly HtmlNode[] {
  const rows = openQuestions(devices).flatMap(({ check, said }) =>
    said.map(({ names, reasons }) =>
      h('li', {}, [
        h('code', {}, [check]),
        ', ',
        ...namesIn(names),
        `: ${printable(reasons.join(' '), 600)}`,
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
