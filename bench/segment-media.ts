import { loadavg } from 'node:os';
import { must } from '../test/lab/gateway.ts';
import type { LabHost } from '../test/lab/lab.ts';
import { type Benchmark, type Figure, goalOf } from './benchmark.ts';
import { median } from './paired.ts';
import { gigabitsIn } from './segments/iperf3.ts';
import { PLAYERS, type SegmentLab, segmentLab } from './segments/lab.ts';
import { openPinhole } from './segments/offer.ts';
import { isReady } from './segments/skip.ts';

const [PLAYER] = PLAYERS;
const PORT = 5201;
const ROUNDS = 12;
const SECONDS = 1;
const LEAST_RATIO = 0.97;
const PLAIN = 'plain routing';
/** As the boxes of docs/install.md have it without Tonewall. */
const MASQUERADING = 'routing beside masquerading for the internet';
const MASQUERADE =
  'add table ip internet; add chain ip internet leaving { type nat hook postrouting priority 100; }; add rule ip internet leaving oifname "internet" masquerade';

/**
 * A player fetches from a phone, by the pinhole that the guard opened for it, and from a phone behind a router that has no rules. In turn, so
 * that a machine whose speed drifts treats both alike.
 */
export const segmentMedia: Benchmark = {
  name: 'segment-media',
  async run() {
    const needs = ['ip', 'nft', 'iperf3'] as const;
    if (!isReady(needs, needs)) return [];
    const [load = Number.NaN] = loadavg();
    const lab = await segmentLab();
    try {
      return [{ name: 'load of the machine before', value: load, unit: '' }, ...(await measure(lab))];
    } finally {
      await lab.close();
    }
  },
};

async function measure({ hosts }: SegmentLab): Promise<readonly Figure[]> {
  const { phones, others, players } = hosts;
  await openPinhole(phones, PLAYER, PORT);
  for (const host of [phones, others])
    await host.start('iperf3', ['--server', '--port', `${PORT}`, '--forceflush'], {
      ready: 'Server listening',
    });
  const fromCards = await inTurn(hosts, { rival: PLAIN, how: 'as cards put them together' });
  // Whoever gives many one address for the internet remembers connections, and pays for that with each packet that passes.
  await must(hosts.plain, 'nft', MASQUERADE);
  const besideMasquerading = await inTurn(hosts, { rival: MASQUERADING, how: 'as above' });
  await must(hosts.plain, 'nft', 'delete table ip internet');
  // What a card cannot put together passes in packets of 1,500 bytes, and each meets the rules.
  for (const host of [phones, others, players])
    await must(host, 'ip', 'link', 'set', 'eth0', 'gso_max_segs', '1');
  return [
    ...fromCards,
    ...besideMasquerading,
    ...(await inTurn(hosts, { rival: PLAIN, how: 'each packet by itself' })),
  ];
}

interface Compared {
  readonly rival: string;
  /** How packets pass. */
  readonly how: string;
}

async function inTurn(
  { phones, others, players }: SegmentLab['hosts'],
  compared: Compared,
): Promise<readonly Figure[]> {
  const rounds: { readonly ruled: number; readonly plain: number }[] = [];
  await fetched(players, phones);
  await fetched(players, others);
  for (let round = 0; round < ROUNDS; round += 1) {
    // A B, B A: neither is always the first.
    const first = round % 2 === 0 ? phones : others;
    const one = await fetched(players, first);
    const two = await fetched(players, first === phones ? others : phones);
    rounds.push(first === phones ? { ruled: one, plain: two } : { ruled: two, plain: one });
  }
  return figuresOf(compared, rounds);
}

function figuresOf(
  { rival, how }: Compared,
  rounds: readonly { readonly ruled: number; readonly plain: number }[],
): readonly Figure[] {
  const ratios = rounds.map(({ ruled, plain }) => ruled / plain);
  const ratio = median(ratios);
  return [
    { name: `rules of the guard, ${how}`, value: median(rounds.map(({ ruled }) => ruled)), unit: 'Gbit/s' },
    { name: `${rival}, ${how}`, value: median(rounds.map(({ plain }) => plain)), unit: 'Gbit/s' },
    {
      name: '  ratio, median of pairs',
      value: ratio,
      unit: '×',
      ...goalOf(ratio, 'at least', LEAST_RATIO),
    },
    { name: '  lowest and', value: Math.min(...ratios), unit: '×' },
    { name: '  highest of the pairs', value: Math.max(...ratios), unit: '×' },
    ...noiseOf(
      rival,
      rounds.map(({ plain }) => plain),
    ),
  ];
}

/** The rival against itself, a round later: what the machine alone makes of a ratio. */
function noiseOf(rival: string, plain: readonly number[]): readonly Figure[] {
  const ratios = plain.slice(1).map((later, round) => later / (plain[round] ?? Number.NaN));
  return [
    { name: `  ${rival} to itself a round later, lowest`, value: Math.min(...ratios), unit: '×' },
    { name: '  and highest', value: Math.max(...ratios), unit: '×' },
  ];
}

/** Gigabits a second from a phone to the player, which opened the connection. */
async function fetched(players: LabHost, from: LabHost): Promise<number> {
  const [address = ''] = from.addresses;
  const args = [
    '--client',
    address,
    '--port',
    `${PORT}`,
    '--bind',
    PLAYER,
    '--reverse',
    '--time',
    `${SECONDS}`,
    '--json',
  ];
  const { stdout } = await players.run('iperf3', args);
  return gigabitsIn(stdout);
}
