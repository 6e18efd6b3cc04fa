import { describe, expect, it } from 'vitest';
import { type DiscoveryLab, discoveryLab, enrol, PLAYERS } from './discovery-lab.ts';
import { inLab } from './in-lab.ts';
import type { ByHand, SearchesInput } from './scripts/searches.ts';
import { SPELLINGS } from './spellings.ts';

/** Two devices side by side where nobody may do anything: one is enrolled, the other is a stranger. */
let lab: DiscoveryLab;

inLab({
  build: async () => {
    lab = await discoveryLab();
    await enrol(lab, 'tablet');
    await everyPlayerIsHeard();
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
});

const TIMES = 20;

async function search(
  who: 'tablet' | 'thing',
  searches: readonly ByHand[],
  how: Pick<SearchesInput, 'expect' | 'timeoutMs' | 'paceMs'>,
): Promise<readonly (readonly string[])[]> {
  const host = lab.hosts[who];
  const input: SearchesInput = { from: host.addresses[0] ?? '', searches, ...how };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the script prints
  return (await host.script('searches.ts', input, { timeoutMs: 240_000 })) as readonly (readonly string[])[];
}

/** The guard starts with what it has not heard yet. */
async function everyPlayerIsHeard(): Promise<void> {
  const ways = SPELLINGS.slice(0, 1).map(({ search: way }) => way);
  const how = { expect: PLAYERS, timeoutMs: 2000, paceMs: 0 };
  for (let tries = 0; tries < 20; tries += 1)
    if ((await search('tablet', ways, how))[0]?.length === PLAYERS.length) return;
  throw new Error('not every player is found');
}

it('there are more than twenty ways in which clients search', () => {
  expect(new Set(SPELLINGS.map(({ search: way }) => JSON.stringify(way))).size).toBeGreaterThanOrEqual(20);
});

describe('an enrolled device', () => {
  it.each(SPELLINGS)('$client: 20 of 20 are answered', { timeout: 120_000 }, async ({ search: way, by }) => {
    const wanted = by ?? PLAYERS;
    const how = { expect: wanted, timeoutMs: 4000, paceMs: 55 };
    const answered = await search(
      'tablet',
      Array.from({ length: TIMES }, () => way),
      how,
    );
    expect(answered).toEqual(Array.from({ length: TIMES }, () => wanted));
  });
});

describe('a stranger beside it', () => {
  it('is answered by nobody, however it searches', { timeout: 120_000 }, async () => {
    const ways = SPELLINGS.map(({ search: way }) => way);
    const often = Array.from({ length: TIMES }, () => ways).flat();
    const answered = await search('thing', often, { expect: [], timeoutMs: 2000, paceMs: 55 });
    expect(answered.length).toBe(TIMES * SPELLINGS.length);
    expect(answered.flat()).toEqual([]);
  });
});
