/**
 * What was given to players by their addresses, beside their doors: it ends when the player is there no more, for who comes there next was
 * given nothing. Proven in `transaction.test.ts` and `test/lab/converge-address.test.ts`.
 */
import { CAST_SERVICES } from '../../catalog/cast-services.ts';
import { setOf } from './cast-rules.ts';
import { endElements } from './elements.ts';
import { elementsIn } from './maps.ts';
import { REACHED } from './name-rules.ts';

/** Sets of what was given, and which part of an element is the player's address. */
const SETS: readonly { readonly name: string; readonly part: number }[] = [
  { name: 'pinholes', part: 0 },
  { name: REACHED, part: 0 },
  ...CAST_SERVICES.map(({ id }) => ({ name: setOf(id), part: 1 })),
];

/** An element of a set: `10.0.30.21 . 10.0.10.5 . 4711`, without its time. */
export interface Given {
  readonly set: string;
  readonly player: string;
  readonly element: string;
}

/** From what `nft list table` says. */
export const givenIn = (listing: string): readonly Given[] =>
  SETS.flatMap(({ name, part }) =>
    elementsIn(listing, { kind: 'set', name }).map((text) => {
      const element = text.replace(/ (?:timeout|expires) .*$/, '');
      return { set: name, player: element.split(' . ')[part] ?? '', element };
    }),
  );

export const endGiven = (given: readonly Given[]): readonly string[] =>
  given.map(({ set, element }) => endElements(set, [element]));
