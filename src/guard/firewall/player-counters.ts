/**
 * What each player sends through this computer, as the kernel counts it. What could go wrong: whoever sends with many addresses fills the sets (the
 * segment's own addresses alone come this far, and a set is bounded: what finds no place there is let through or dropped all the same).
 * Proven in `test/lab/player-counters.test.ts`.
 */
import type { Chain } from './table.ts';

const SETS = { sent: 'sent_by', begun: 'begun_by', refused: 'refused_by' } as const;

export const COUNTER_SETS: readonly string[] = Object.values(SETS);

const count = (set: string): string => `add @${set} { ip saddr counter }`;

/** Where what a player may send ends; each rule by itself, for what is no IPv4 is not counted and meets the verdict. */
export const PASSED_CHAINS: readonly Chain[] = [
  { name: 'sent', rules: [count(SETS.sent), 'accept'] },
  { name: 'passed', rules: [`ct state new ${count(SETS.begun)}`, 'goto sent'] },
];
export const PASSED = 'goto passed';
/** Of a connection that stands. */
export const SENT = 'goto sent';

/** Where all else of a player ends. */
export const DENIED_CHAIN: Chain = { name: 'denied', rules: [count(SETS.refused), 'counter drop'] };
export const DENIED = 'goto denied';
/** The same, and who does it without end is cut off (`budgets.ts`). */
export const REFUSED = 'goto refused';

export interface Amount {
  readonly packets: number;
  readonly bytes: number;
}

/** Since the rules came into force. */
export interface PlayerCount {
  readonly address: string;
  readonly sent: Amount;
  readonly connections: number;
  readonly refused: Amount;
}

const NONE: Amount = { packets: 0, bytes: 0 };

/** Of an address of which nothing was counted. */
export const uncounted = (address: string): PlayerCount => ({
  address,
  sent: NONE,
  connections: 0,
  refused: NONE,
});

const ELEMENT = /(\d+\.\d+\.\d+\.\d+) counter packets (\d+) bytes (\d+)/g;

/** Of every address of which something was counted, from what `nft list table` says. */
export function countsIn(listing: string): readonly PlayerCount[] {
  const [sent, begun, refused] = [SETS.sent, SETS.begun, SETS.refused].map((set) => amountsIn(listing, set));
  const addresses = [...new Set([sent, begun, refused].flatMap((amounts) => [...(amounts?.keys() ?? [])]))];
  return addresses.toSorted().map((address) => ({
    address,
    sent: sent?.get(address) ?? NONE,
    connections: begun?.get(address)?.packets ?? 0,
    refused: refused?.get(address) ?? NONE,
  }));
}

function amountsIn(listing: string, set: string): ReadonlyMap<string, Amount> {
  const start = listing.indexOf(`\tset ${set} {\n`);
  const block = start < 0 ? '' : listing.slice(start, listing.indexOf('\n\t}', start));
  return new Map(
    [...block.matchAll(ELEMENT)].map(([, address = '', packets, bytes]) => [
      address,
      { packets: Number(packets), bytes: Number(bytes) },
    ]),
  );
}
