import { changeElements } from './elements.ts';
import { endGiven, type Given, givenIn } from './given.ts';
import { type Layout, movedTo } from './layout.ts';
import { elementsIn, MAPS, MOVED_MAP, movedIn, VOICES_MAP } from './maps.ts';
import { type Moved, NOT_MOVED } from './moved.ts';
import { countsIn, type PlayerCount } from './player-counters.ts';
import { tablesFor } from './rules.ts';
import { markComment, markFor, markIn } from './rules-mark.ts';
import { FAMILIES, type Family, TABLE, type Table, tableText } from './table.ts';

/** What the kernel has of ours. */
export interface Present {
  /** The mark of the rules, from the comments of the tables (`rules-mark.ts`). */
  readonly rules: string;
  /** Elements of each map, as nft writes them. */
  readonly elements: ReadonlyMap<string, readonly string[]>;
  /** Players that are elsewhere than the file says. */
  readonly moved: Moved;
  readonly given: readonly Given[];
  /** What players have sent since these rules came into force. */
  readonly counts: readonly PlayerCount[];
}

/** `players`: the rules stay untouched, with their counters and what they remember. `all`: the tables take the place of the old ones. */
export type Change = { readonly kind: 'none' } | { readonly kind: 'players' | 'all'; readonly text: string };

/** Players are no part of it: they come and go without the rules being touched. */
const markOf = (layout: Layout): string =>
  markFor(tablesFor({ ...layout, moved: NOT_MOVED, doors: [], voices: [], companions: [] }));

/** From what `nft list table` says of each family; undefined where it says nothing of tables of ours, or of one of them alone. */
export function presentIn(listing: string): Present | undefined {
  const rules = markIn(listing);
  if (rules === undefined) return undefined;
  const elements = new Map(MAPS.map((map) => [map.name, elementsIn(listing, map)]));
  const moved = movedIn(elements.get(MOVED_MAP) ?? []);
  return { rules, elements, moved, given: givenIn(listing), counts: countsIn(listing) };
}

/** The text for tables that are there already or not. */
export const tablesOf = (layout: Layout): string => withMark(layout).map(tableText).join('');

const withMark = (layout: Layout): readonly Table[] => {
  const mark = markOf(layout);
  return tablesFor(layout).map((table) => ({ ...table, comment: markComment(table, mark) }));
};

/**
 * The same for a system without a table of ours; refused whole where there is one, so that it takes nothing away (nft(8), `create`). Of what
 * stands inside of a `create`, nft 1.0.6 makes the comment and nothing else.
 */
export function createdTables(layout: Layout, families: readonly Family[] = FAMILIES): string {
  const tables = withMark(layout).filter(({ family }) => families.some((one) => one === family));
  return [
    ...tables.map(({ family, comment }) => `create table ${family} ${TABLE} { comment "${comment}"; }\n`),
    ...tables.map(tableText),
  ].join('');
}

/**
 * What makes of the present tables the ones that are wanted, as one transaction of `nft -f`: the kernel takes all of it or nothing, and
 * there is no moment between the old rules and the new ones. Who has moved stays there unless it is told otherwise.
 */
export function changeTo(
  wanted: Layout,
  present: Present | undefined,
  moved: Moved = present?.moved ?? NOT_MOVED,
): Change {
  const layout = movedTo(wanted, moved);
  if (present?.rules !== markOf(layout)) return { kind: 'all', text: `${REPLACED}${tablesOf(layout)}` };
  const lines = MAPS.flatMap(({ name, elements }) => {
    const [had, its] = [present.elements.get(name) ?? [], elements(layout)];
    return [...changed('delete', name, without(had, its)), ...changed('add', name, without(its, had))];
  });
  if (lines.length === 0) return { kind: 'none' };
  const addresses = layout.voices.map(({ address }) => address);
  const left = present.given.filter(({ player }) => !addresses.includes(player));
  return { kind: 'players', text: [...lines, ...endGiven(left)].join('') };
}

/** Whether the doors are of the players of a layout, wherever they have moved: none was added to the file or taken out of it since. */
export function isOfPlayers(wanted: Layout, present: Present): boolean {
  const layout = movedTo(wanted, present.moved);
  const [had, its] = [present.elements.get(VOICES_MAP.name) ?? [], VOICES_MAP.elements(layout)];
  return without(had, its).length === 0 && without(its, had).length === 0;
}

const without = (some: readonly string[], others: readonly string[]): readonly string[] =>
  some.filter((one) => !others.includes(one));

/** To add what is there is no error, and to delete it is then none either. */
const REPLACED = FAMILIES.map(
  (family) => `add table ${family} ${TABLE}\ndelete table ${family} ${TABLE}\n`,
).join('');

export const REMOVAL = REPLACED;

const changed = (verb: 'add' | 'delete', map: string, elements: readonly string[]): readonly string[] =>
  elements.length === 0 ? [] : [changeElements(verb, map, elements)];
