import type { LabHost } from '../../test/lab/lab.ts';
import { type Figure } from '../benchmark.ts';
import { type Arrivals, countArrivals } from './arrivals.ts';
import { costFigures, costOf, lossFigure } from './datagram-cost.ts';
import { PLAYERS, type SegmentLab } from './lab.ts';
import { SSDP_GROUP } from './rivals.ts';
import { runProgram } from './run-program.ts';
import { DIAL, MARK, searchText, ZONE_PLAYER } from './ssdp-text.ts';

export const PER_SECOND = 5000;
export const SECONDS = 3;
/** Milliseconds in which what is under way arrives: answers wait 80 at most. */
const SETTLE_MS = 500;
const WARM_PER_SECOND = 1500;

export interface Household {
  /** Addresses at home, each of which may search 20 times a second. */
  readonly askers: readonly string[];
  readonly forgers: readonly string[];
  /** Of the players in turn: twenty of each. */
  readonly announcements: readonly string[];
}

interface Searching {
  readonly askers: readonly string[];
  readonly searchTarget: string;
  readonly perSecond?: number;
}

export const search = async (
  host: LabHost,
  { askers, searchTarget, perSecond = PER_SECOND, to = SSDP_GROUP }: Searching & { readonly to?: string },
): Promise<number> => {
  const texts = [searchText(to, searchTarget)];
  const { sent } = await runProgram(host, 'datagram-load', {
    from: askers,
    to,
    perSecond,
    seconds: SECONDS,
    texts,
  });
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  return sent;
};

/** What the guard does with 5,000 datagrams a second of each kind. */
export async function guardLoads(lab: SegmentLab, household: Household): Promise<readonly Figure[]> {
  const { phones, players } = lab.hosts;
  const answers = await countArrivals(phones, 'answers', 'udp sport 1900 udp dport != 1900');
  const reached = await countArrivals(players, 'reached', 'udp dport 1900 ip saddr 10.0.8.0/22');
  const { askers } = household;
  // A program is compiled as it is used; a guard has been there for days.
  for (const searchTarget of [ZONE_PLAYER, DIAL])
    await search(phones, { askers, searchTarget, perSecond: WARM_PER_SECOND });
  await announce(lab.hosts, household);
  await answers.taken();
  await reached.taken();
  return [
    ...(await searches(lab, household, answers)),
    { name: '  searches that reached the players', value: await reached.taken(), unit: '' },
    ...(await searchesForOthers(lab, household, answers)),
    ...(await oneAsker(lab, household, answers)),
    ...(await announcements(lab, household)),
  ];
}

async function searches(
  { guard, hosts }: SegmentLab,
  { askers }: Household,
  answers: Arrivals,
): Promise<readonly Figure[]> {
  const asked = { askers, searchTarget: ZONE_PLAYER };
  const { cost, done } = await costOf(guard, async () => ({
    sent: await search(hosts.phones, asked),
    arrived: await answers.taken(),
  }));
  const { sent, arrived } = done;
  const name = `the guard: searches of ${askers.length} askers, sent`;
  return [
    { name, value: sent / SECONDS, unit: 'a second' },
    lossFigure('answers', sent * PLAYERS.length, arrived),
    ...costFigures(cost, sent + arrived, true),
  ];
}

async function searchesForOthers(
  { guard, hosts }: SegmentLab,
  { askers }: Household,
  answers: Arrivals,
): Promise<readonly Figure[]> {
  const asked = { askers, searchTarget: DIAL };
  const { cost, done: sent } = await costOf(guard, () => search(hosts.phones, asked));
  return [
    { name: 'the guard: searches for other devices, sent', value: sent / SECONDS, unit: 'a second' },
    { name: '  answers', value: await answers.taken(), unit: '' },
    ...costFigures(cost, sent, true),
  ];
}

/** By design one address is not answered 5,000 times a second: 20, and 60 at once. */
async function oneAsker(
  { guard, hosts }: SegmentLab,
  { askers }: Household,
  answers: Arrivals,
): Promise<readonly Figure[]> {
  const asked = { askers: askers.slice(0, 1), searchTarget: ZONE_PLAYER };
  const { cost, done: sent } = await costOf(guard, () => search(hosts.phones, asked));
  const answered = (await answers.taken()) / PLAYERS.length;
  return [
    { name: 'the guard: searches of one asker, sent', value: sent / SECONDS, unit: 'a second' },
    { name: '  answered, by design', value: answered / SECONDS, unit: 'a second' },
    { name: '  processor time', value: cost.ran / sent, unit: 'µs for each that was sent' },
  ];
}

/** True ones, each of another boot and the same of a player once in more than a second, for that often people are told; among forged ones that no two are alike. */
const TRUE_PER_SECOND = 60;
const FORGED_PER_SECOND = PER_SECOND - TRUE_PER_SECOND;

async function announcements({ guard, hosts }: SegmentLab, household: Household): Promise<readonly Figure[]> {
  const heard = runProgram(hosts.phones, 'hear-announcements', {
    own: hosts.phones.addresses[0] ?? '',
    seconds: SECONDS + 5,
    mark: MARK,
    forgedAt: FORGED_AT,
  });
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const { cost, done: sent } = await costOf(guard, () => announce(hosts, household));
  const { different, forged } = await heard;
  return [
    { name: 'the guard: announcements, sent', value: (sent.real + sent.forged) / SECONDS, unit: 'a second' },
    lossFigure('true ones', sent.real, different),
    {
      name: '  forged ones that people were told',
      value: forged,
      unit: `of ${sent.forged.toLocaleString('en')}`,
    },
    ...costFigures(cost, sent.real + sent.forged + different, true),
  ];
}

const FORGED_AT = '10.0.30.66';

/** From the players' own addresses, and in the name of one of them from others. */
export async function announce(
  { players, intruder }: SegmentLab['hosts'],
  { forgers, announcements: texts }: Household,
): Promise<{ readonly real: number; readonly forged: number }> {
  const [first = ''] = texts;
  const load = { to: SSDP_GROUP, seconds: SECONDS };
  const forged = [first.replaceAll(`//${PLAYERS[0]}:`, `//${FORGED_AT}:`)];
  const [real, rest] = await Promise.all([
    runProgram(players, 'datagram-load', { ...load, from: PLAYERS, perSecond: TRUE_PER_SECOND, texts }),
    runProgram(intruder, 'datagram-load', {
      ...load,
      from: forgers,
      perSecond: FORGED_PER_SECOND,
      texts: forged,
    }),
  ]);
  return { real: real.sent, forged: rest.sent };
}
