import { createHash } from 'node:crypto';
import type { Layout } from './layout.ts';
import { doorElement, TABLE, tableFor } from './rules.ts';
import { tableText } from './table.ts';

/** What the kernel has of ours. */
export interface Present {
  /** The mark of the rules, from the comment of the table. */
  readonly rules: string;
  /** Elements of the map of doors, as nft writes them. */
  readonly doors: readonly string[];
}

/** `doors`: the rules stay untouched, with their counters and what they remember. `all`: the table takes the place of the old one. */
export type Change = { readonly kind: 'none' } | { readonly kind: 'doors' | 'all'; readonly text: string };

/** Doors are no part of it: they come and go without the rules being touched. */
const markOf = (layout: Layout): string =>
  createHash('sha256')
    .update(tableText(tableFor({ ...layout, doors: [] })))
    .digest('hex')
    .slice(0, 16);

const COMMENT = /^\tcomment "tonewall rules ([0-9a-f]{16})"$/m;
const DOOR = /\d+\.\d+\.\d+\.\d+ \. \d+ : \d+/g;

/** From what `nft list table` says; undefined where it says nothing of a table of ours. */
export function presentIn(listing: string): Present | undefined {
  const rules = COMMENT.exec(listing)?.[1];
  return rules === undefined ? undefined : { rules, doors: listing.match(DOOR) ?? [] };
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
  const wanted = layout.doors.map(doorElement);
  const lines = [
    ...elements(
      'delete',
      present.doors.filter((door) => !wanted.includes(door)),
    ),
    ...elements(
      'add',
      wanted.filter((door) => !present.doors.includes(door)),
    ),
  ];
  return lines.length === 0 ? { kind: 'none' } : { kind: 'doors', text: lines.join('') };
}

/** To add what is there is no error, and to delete it is then none either. */
const REPLACED = `add table inet ${TABLE}\ndelete table inet ${TABLE}\n`;

export const REMOVAL = REPLACED;

const elements = (verb: 'add' | 'delete', doors: readonly string[]): readonly string[] =>
  doors.length === 0 ? [] : [`${verb} element inet ${TABLE} doors { ${doors.join(', ')} }\n`];
