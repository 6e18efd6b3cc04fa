import { expect } from 'vitest';
import { type DiscoveryLab, PLAYERS } from './discovery-lab.ts';
import type { LabHost } from './lab.ts';
import type { SearchAnswer, SearchInput } from './scripts/search.ts';

export type Searcher = 'phone' | 'guest' | 'thing' | 'tablet';

export const ZONE_PLAYER = 'urn:schemas-upnp-org:device:ZonePlayer:1';

/** Answers to a search from the first address of a host, until those that are expected have come. */
export async function search(
  host: LabHost,
  { searchTarget = ZONE_PLAYER, ...rest }: Partial<SearchInput> & Pick<SearchInput, 'expect' | 'timeoutMs'>,
): Promise<readonly SearchAnswer[]> {
  const input = { from: host.addresses[0], searchTarget, ...rest };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the script prints
  return (await host.script('search.ts', input)) as readonly SearchAnswer[];
}

/** Answers to one search that waits for all players, or for a second and a half. */
export const answersTo = ({ hosts }: DiscoveryLab, who: Searcher): Promise<readonly SearchAnswer[]> =>
  search(hosts[who], { expect: PLAYERS, timeoutMs: 1400 });

/** Who answered, each once. */
export const addressesIn = (answers: readonly SearchAnswer[]): readonly string[] =>
  [...new Set(answers.map(({ from }) => from))].toSorted();

/** Players that answer somebody's search, by address. */
export const foundBy = async (lab: DiscoveryLab, who: Searcher): Promise<readonly string[]> =>
  addressesIn(await answersTo(lab, who));

/** Waits until somebody finds these and no others. */
export async function untilFound(
  lab: DiscoveryLab,
  who: Searcher,
  players: readonly string[],
  withinMs: number,
): Promise<void> {
  await expect.poll(() => foundBy(lab, who), { timeout: withinMs, interval: 300 }).toEqual(players);
}
