import type { Gateway, NetworkSegment } from '../../config/config.ts';
import { TonewallError } from '../../base/errors.ts';
import type { Exec } from '../../ports/exec.ts';
import { askNft, nftTable, type Unsaid } from './nft.ts';
import { commentAtCards } from './rules-mark.ts';
import { namesCardsOf, shortSegments, shortWayTable, shortWayText } from './short-way.ts';
import { AT_CARD, TABLE, type Table } from './table.ts';

/** What the short way rests on beside the configuration. */
export interface ShortWaySight {
  readonly exec: Exec;
  /** Those of this computer; undefined where the system does not show them. */
  readonly cards: () => Promise<readonly string[] | undefined>;
  /** What `WINDOWS` is set to. */
  readonly windows: () => Promise<string | undefined>;
}

/**
 * 1: the kernel's memory of connections takes what it did not see all of (nf_conntrack-sysctl). Otherwise what a player says of music that went the short way is
 * a forgery to it, and the music ends.
 */
export const WINDOWS = 'net.netfilter.nf_conntrack_tcp_be_liberal';

/** The table that is wanted, and what is in the way of one; neither where no segment goes the short way. */
export interface ShortWayWanted {
  readonly table?: Table;
  /** Segments of people that the table is for: those whose card is there. */
  readonly segments?: readonly NetworkSegment[];
  readonly hindered?: 'windows' | 'cards';
}

export async function shortWayWanted(gateway: Gateway, sight: ShortWaySight): Promise<ShortWayWanted> {
  const short = shortSegments(gateway);
  if (short.length === 0) return {};
  if ((await sight.windows()) !== '1') return { hindered: 'windows' };
  const cards = (await sight.cards()) ?? [];
  const table = shortWayTable(gateway, cards);
  if (!table) return { hindered: 'cards' };
  return { table, segments: short.filter(({ interface: card }) => cards.includes(card)) };
}

/** What is in force at the cards: nothing, what is `wanted`, or another table. */
export type ShortWayFound = { readonly kind: 'none' | 'wanted' | 'other' } | Unsaid;

export async function shortWayInForce(exec: Exec, wanted?: Table): Promise<ShortWayFound> {
  const asked = await nftTable(exec, TABLE, AT_CARD);
  if (asked.kind !== 'said') return asked;
  return { kind: wanted && isSame(asked.text, wanted) ? 'wanted' : 'other' };
}

const isSame = (listing: string, wanted: Table): boolean =>
  wanted.comment === commentAtCards(listing) && namesCardsOf(listing, wanted);

/** Has the wanted table there, or none; whether something was changed. Fails with `firewall-refused`, and then all is as it was. */
export async function bringShortWay(exec: Exec, wanted?: Table): Promise<boolean> {
  const found = await shortWayInForce(exec, wanted);
  if (found.kind === (wanted ? 'wanted' : 'none')) return false;
  if ('why' in found) throw refused(found);
  const asked = await askNft(exec, ['-f', '-'], shortWayText(wanted));
  if (asked.kind !== 'said') throw refused(asked);
  return true;
}

const refused = ({ why }: Unsaid): TonewallError => new TonewallError('firewall-refused', `nft: ${why}`);
