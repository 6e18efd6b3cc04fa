import { isLinkLocal } from '../../../base/link-local.ts';
import type { OwnAddress } from '../../../ports/own-cards.ts';
import type { Side } from '../segments.ts';

/** A side on which this computer speaks IPv6. */
export interface LinkSide extends Side {
  /** Its own addresses on that link; at least one. */
  readonly ownOnLink: ReadonlySet<string>;
}

/** Where IPv6 is switched off, or has no address yet, a side is none. */
export function linkSidesOf(sides: readonly Side[], cards: readonly OwnAddress[]): readonly LinkSide[] {
  return sides.flatMap((side) => {
    const own = cards.filter(({ card, address }) => card === side.interface && isLinkLocal(address));
    if (own.length === 0) return [];
    return [{ ...side, ownOnLink: new Set(own.map(({ address }) => address)) }];
  });
}

/**
 * The same text as long as card and addresses are (the kernel leaves groups when IPv6 goes from a card), and as long as it is the same segment: who
 * asks there is judged by its network.
 */
export const linkMarkOf = ({ card, name, text, own, ownOnLink }: LinkSide): string =>
  JSON.stringify([card, name, text, own, [...ownOnLink].toSorted()]);
