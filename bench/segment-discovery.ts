import { loadavg } from 'node:os';
import type { Benchmark, Figure } from './benchmark.ts';
import type { TimesOutput } from './programs/search-times.ts';
import { guardLoads, type Household } from './segments/guard-loads.ts';
import { addAddresses, PLAYERS, type SegmentLab, segmentLab } from './segments/lab.ts';
import { rivalLoads } from './segments/rival-loads.ts';
import { installedRivals, SSDP_GROUP } from './segments/rivals.ts';
import { timeFigures, timeSearches } from './segments/search-times.ts';
import { isReady } from './segments/skip.ts';
import { announcementOf } from './segments/ssdp-text.ts';

const ROUNDS = 2;
const ASKERS = 250;
const FORGERS = 40;
/** Milliseconds until what players say of themselves when they start is said. */
const SETTLE_MS = 4000;

/**
 * Players are looked for on another segment, through the guard and through what Debian has: smcroute, which has the kernel route the group, and
 * bcrelay, which repeats broadcasts. All in one lab of network namespaces.
 */
export const segmentDiscovery: Benchmark = {
  name: 'segment-discovery',
  async run() {
    if (!isReady(['ip', 'nft', 'smcroute', 'bcrelay'], ['ip', 'nft'])) return [];
    const [load = Number.NaN] = loadavg();
    const lab = await segmentLab();
    try {
      return [{ name: 'load of the machine before', value: load, unit: '' }, ...(await measure(lab))];
    } finally {
      await lab.close();
    }
  },
};

async function measure(lab: SegmentLab): Promise<readonly Figure[]> {
  const { hosts, household: players } = lab;
  const home = await addAddresses(hosts.phones, several(ASKERS, '10.0.9.'), 22);
  const other = await addAddresses(hosts.others, several(ASKERS, '10.0.13.'), 22);
  const forgers = await addAddresses(hosts.intruder, several(FORGERS, '10.0.30.', 101), 24);
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const times = await timesInTurn(lab, home, other);
  const answers = times.get('the guard')?.[0]?.answers ?? [];
  const household = { forgers, announcements: announcementsIn(answers) };
  const ours = await guardLoads(lab, { ...household, askers: home });
  await players.stop();
  const theirs: Figure[] = [];
  for (const rival of installedRivals())
    theirs.push(...(await rivalLoads(lab, rival, { ...household, askers: other })));
  return [...[...times].flatMap(([name, runs]) => timeFigures(name, runs)), ...ours, ...theirs];
}

/** A B C, A B C. */
async function timesInTurn(
  { hosts, folder }: SegmentLab,
  home: Household['askers'],
  other: Household['askers'],
): Promise<ReadonlyMap<string, readonly TimesOutput[]>> {
  const rivals = installedRivals();
  const times = new Map<string, TimesOutput[]>(
    ['the guard', ...rivals.map(({ name }) => name)].map((name) => [name, []]),
  );
  for (let round = 0; round < ROUNDS; round += 1) {
    times.get('the guard')?.push(await timeSearches(hosts.phones, home, SSDP_GROUP));
    for (const rival of rivals) {
      const program = await rival.start(hosts.plain, folder);
      times.get(rival.name)?.push(await timeSearches(hosts.others, other, rival.to));
      await program.stop();
    }
  }
  return times;
}

const several = (count: number, network: string, first = 1): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${network}${first + index}`);

/** What each player has to say of itself, beside what it says. */
const STATEMENTS = 20;

function announcementsIn(answers: readonly string[]): readonly string[] {
  const ofPlayers = PLAYERS.map((player) => announcementBy(player, answers));
  return several(STATEMENTS, 'service:Bench').flatMap((target) =>
    ofPlayers.map((text) => text.replaceAll('device:ZonePlayer', target)),
  );
}

function announcementBy(player: string, answers: readonly string[]): string {
  const answer = answers.find((text) => text.includes(`LOCATION: http://${player}:1400/`));
  if (answer === undefined) throw new Error(`${player} was not found through the guard`);
  return announcementOf(answer);
}
