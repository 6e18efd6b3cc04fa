import { createHash } from 'node:crypto';
import { AT_CARD, FAMILIES, type Table, tableText } from './table.ts';

/** The mark of rules of which some are not there, or too many: that of no layout. */
export const NOT_WHOLE = 'not whole';

/** What tells these rules from others. */
export const markFor = (tables: readonly Table[]): string =>
  createHash('sha256').update(tables.map(tableText).join('')).digest('hex').slice(0, 16);

const ruleCount = ({ chains }: Pick<Table, 'chains'>): number =>
  chains.flatMap(({ rules }) => rules).filter((rule) => rule !== '').length;

/** The comment of a table: of which rules it is, and how many of them are its. */
export const markComment = (table: Table, mark: string): string =>
  `tonewall rules ${mark} ${ruleCount(table)}`;

const TABLE_OF_OURS =
  /^table (\w+) tonewall \{\n\tcomment "(tonewall rules ([0-9a-f]{16}) (\d+))"\n(.*?)^\}/gms;
const CHAIN = /^\tchain \S+ \{\n(.*?)^\t\}/gms;

/** Lines of a chain but the one that says where packets enter it, as `nft list table` prints them: one for each rule. */
const rulesIn = (body: string): number =>
  [...body.matchAll(CHAIN)]
    .flatMap(([, chain = '']) => chain.split('\n'))
    .filter((line) => line.startsWith('\t\t') && !line.startsWith('\t\ttype ')).length;

interface Marked {
  readonly comment: string;
  readonly mark: string;
  readonly isWhole: boolean;
}

/** By family, from what `nft list table` says of each. */
const marksIn = (listing: string): ReadonlyMap<string, Marked> =>
  new Map(
    [...listing.matchAll(TABLE_OF_OURS)].map(([, family = '', comment = '', mark = '', count, body = '']) => [
      family,
      { comment, mark, isWhole: rulesIn(body) === Number(count) },
    ]),
  );

/** The comment of the rules at cards, where they are whole. */
export function commentAtCards(listing: string): string | undefined {
  const found = marksIn(listing).get(AT_CARD);
  return found?.isWhole ? found.comment : undefined;
}

/** From what `nft list table` says of each family; undefined where it says nothing of tables of ours, or of one of them alone. */
export function markIn(listing: string): string | undefined {
  const found = marksIn(listing);
  const mark = found.get('inet')?.mark;
  if (mark === undefined || FAMILIES.some((family) => found.get(family)?.mark !== mark)) return undefined;
  return [...found.values()].every(({ isWhole }) => isWhole) ? mark : NOT_WHOLE;
}
