import { expect } from 'vitest';
import { type DiscoveryLab, PLAYERS } from './discovery-lab.ts';
import type { SearchAnswer } from './scripts/search.ts';

export type Searcher = 'phone' | 'guest' | 'thing' | 'tablet';

const ZONE_PLAYER = 'urn:schemas-upnp-org:device:ZonePlayer:1';

/** Answers to one search that waits for all players, or for a second and a half. */
export async function answersTo({ hosts }: DiscoveryLab, who: Searcher): Promise<readonly SearchAnswer[]> {
  const host = hosts[who];
  const input = { from: host.addresses[0], searchTarget: ZONE_PLAYER, expect: PLAYERS, timeoutMs: 1400 };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the script prints
  return (await host.script('search.ts', input)) as readonly SearchAnswer[];
}

/** Players that answer somebody's search, by address. */
export const foundBy = async (lab: DiscoveryLab, who: Searcher): Promise<readonly string[]> =>
  [...new Set((await answersTo(lab, who)).map(({ from }) => from))].toSorted();

/** Waits until somebody finds these and no others. */
export async function untilFound(
  lab: DiscoveryLab,
  who: Searcher,
  players: readonly string[],
  withinMs: number,
): Promise<void> {
  await expect.poll(() => foundBy(lab, who), { timeout: withinMs, interval: 300 }).toEqual(players);
}
