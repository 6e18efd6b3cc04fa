import type { LabHost } from '../../test/lab/lab.ts';
import { type Figure, goalOf } from '../benchmark.ts';
import { median } from '../paired.ts';
import { gigabitsIn } from './iperf3.ts';
import { PLAYERS, type SegmentLab } from './lab.ts';

export const [PLAYER] = PLAYERS;
export const PORT = 5201;
const ROUNDS = 24;
const SECONDS = 1;
const LEAST_RATIO = 0.97;

export type MediaHosts = SegmentLab['hosts'];

/** What is compared, and how packets pass. */
export interface Compared {
  /** Ours: with the short way, or by the rules alone. */
  readonly way: string;
  readonly rival: string;
  /** How packets pass. */
  readonly how: string;
}

/** Twenty-four pairs of a second each, in turn, so that a machine whose speed drifts treats both alike. */
export async function inTurn(
  { phones, others, players }: MediaHosts,
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
  { way, rival, how }: Compared,
  rounds: readonly { readonly ruled: number; readonly plain: number }[],
): readonly Figure[] {
  const ratios = rounds.map(({ ruled, plain }) => ruled / plain);
  const ratio = median(ratios);
  return [
    { name: `${way}, ${how}`, value: median(rounds.map(({ ruled }) => ruled)), unit: 'Gbit/s' },
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
