import { TABLE } from './table.ts';

/** A line of nft for elements of a set or a map of ours. */
export const changeElements = (verb: 'add' | 'delete', set: string, elements: readonly string[]): string =>
  `${verb} element inet ${TABLE} ${set} { ${elements.join(', ')} }\n`;

/** To add what is there is no error, and to delete it is then none either: one may have ended by itself meanwhile. */
export const endElements = (set: string, elements: readonly string[]): string =>
  `${changeElements('add', set, elements)}${changeElements('delete', set, elements)}`;

/** Begins them or lets them last anew, for a time as nft writes it: what is there already would keep its old time. */
export const lastElements = (set: string, elements: readonly string[], time: string): string =>
  `${endElements(set, elements)}${changeElements(
    'add',
    set,
    elements.map((element) => `${element} timeout ${time}`),
  )}`;
