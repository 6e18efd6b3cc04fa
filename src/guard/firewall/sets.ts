import { CAST_SETS } from './cast-rules.ts';
import type { Layout } from './layout.ts';
import { REACHED_SET } from './name-rules.ts';
import { SEARCHING_SET } from './own-searches.ts';
import { COUNTER_SETS } from './player-counters.ts';

/** From a player to one address and port that was given, for a time: a file that a client offers. How many one offers: `pinhole-bounds.ts`. */
const PINHOLES: readonly string[] = [
  'set pinholes {',
  '\ttype ipv4_addr . ipv4_addr . inet_service',
  '\tflags dynamic,timeout',
  '\tsize 65536',
  '}',
];

/** Elements of a set by address, at least and at most: when all are full, what nft says of the table still has to fit what is read of a program (`host/exec.ts`). */
const [FEWEST, MOST] = [4096, 16_384];

/** An element for each address that may come so far: what finds no place in its set has no budget. */
const sizeFor = ({ players }: Layout['gateway']): number => {
  const addresses = players.reduce((sum, { network }) => sum + 2 ** (32 - network.prefix), 0);
  return Math.min(MOST, Math.max(FEWEST, addresses));
};

/** Players that flooded, for a time. */
const cut = (size: number): readonly string[] => [
  'set cut {',
  '\ttypeof ip saddr',
  '\tflags dynamic,timeout',
  `\tsize ${size}`,
  '}',
];

/** What each player begins, pings and is told by ICMP, a second and at once: of those that have an address in their segment, and no others come so far. */
const BUDGETS = [
  'rates',
  'connections',
  'connections_here',
  'connections_beside',
  'floods',
  'pings',
  'too_long',
];

/** Sets with an element for each address, which the kernel adds when it comes. */
const ofEach = (names: readonly string[], size: number): readonly string[] =>
  names.flatMap((name) => [`set ${name} {`, '\ttypeof ip saddr', '\tflags dynamic', `\tsize ${size}`, '}']);

/** What each address says or asks by SSDP and mDNS. Anybody may have many, so each is forgotten when it is quiet. */
const FINDING: readonly string[] = [
  ['finding', 'ip saddr'],
  ['finding6', 'ip6 saddr'],
].flatMap(([name, source]) => [
  `set ${name} {`,
  `\ttypeof ${source}`,
  '\tsize 4096',
  '\tflags dynamic,timeout',
  '}',
]);

/**
 * What the rules remember. `typeof` for a set of one part, as for each map: of a `type` that nft 1.1 wrote, nft 1.0 ends by a fault when it lists it, and
 * two of them meet where a container has another than its host. Proven in `test/lab/two-nft.test.ts`.
 */
export const setsOf = ({ gateway }: Layout, size = sizeFor(gateway)): readonly string[] => [
  ...PINHOLES,
  ...CAST_SETS,
  ...REACHED_SET,
  ...cut(size),
  ...ofEach(BUDGETS, size),
  ...FINDING,
  ...SEARCHING_SET,
  ...ofEach(COUNTER_SETS, size),
];
