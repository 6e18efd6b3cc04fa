import { createHash } from 'node:crypto';
import type { Layout } from './layout.ts';
import { elementsIn, MAPS } from './maps.ts';
import { countsIn, type PlayerCount } from './player-counters.ts';
import { tableFor } from './rules.ts';
import { TABLE, tableText } from './table.ts';

/** What the kernel has of ours. */
export interface Present {
  /** The mark of the rules, from the comment of the table. */
  readonly rules: string;
  /** Elements of each map, as nft writes them. */
  readonly elements: ReadonlyMap<string, readonly string[]>;
  /** What players have sent since these rules came into force. */
  readonly counts: readonly PlayerCount[];
}

/** `players`: the rules stay untouched, with their counters and what they remember. `all`: the table takes the place of the old one. */
export type Change = { readonly kind: 'none' } | { readonly kind: 'players' | 'all'; readonly text: string };

/** Players are no part of it: they come and go without the rules being touched. */
const markOf = (layout: Layout): string =>
  createHash('sha256')
    .update(tableText(tableFor({ ...layout, doors: [], voices: [] })))
    .digest('hex')
    .slice(0, 16);

const COMMENT = /^\tcomment "tonewall rules ([0-9a-f]{16})"$/m;

/** From what `nft list table` says; undefined where it says nothing of a table of ours. */
export function presentIn(listing: string): Present | undefined {
  const rules = COMMENT.exec(listing)?.[1];
  if (rules === undefined) return undefined;
  const elements = new Map(MAPS.map((map) => [map.name, elementsIn(listing, map)]));
  return { rules, elements, counts: countsIn(listing) };
}

/** The text for a table that is there already or not. */
export const tableOf = (layout: Layout): string =>
  tableText({ ...tableFor(layout), comment: `tonewall rules ${markOf(layout)}` });

/**
 * What makes of the present table the one that is wanted, as one transaction of `nft -f`: the kernel takes all of it or nothing, and
 * there is no moment between the old rules and the new ones.
 */
export function changeTo(layout: Layout, present: Present | undefined): Change {
  if (present?.rules !== markOf(layout)) return { kind: 'all', text: `${REPLACED}${tableOf(layout)}` };
  const lines = MAPS.flatMap(({ name, elements }) => {
    const [had, wanted] = [present.elements.get(name) ?? [], elements(layout)];
    return [...changed('delete', name, without(had, wanted)), ...changed('add', name, without(wanted, had))];
  });
  return lines.length === 0 ? { kind: 'none' } : { kind: 'players', text: lines.join('') };
}

const without = (some: readonly string[], others: readonly string[]): readonly string[] =>
  some.filter((one) => !others.includes(one));

/** To add what is there is no error, and to delete it is then none either. */
const REPLACED = `add table inet ${TABLE}\ndelete table inet ${TABLE}\n`;

export const REMOVAL = REPLACED;

const changed = (verb: 'add' | 'delete', map: string, elements: readonly string[]): readonly string[] =>
  elements.length === 0 ? [] : [`${verb} element inet ${TABLE} ${map} { ${elements.join(', ')} }\n`];
