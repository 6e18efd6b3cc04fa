import { CAST_SETS } from './cast-rules.ts';
import { REACHED_SET } from './name-rules.ts';
import { SEARCHING_SET } from './own-searches.ts';
import { COUNTER_SETS } from './player-counters.ts';

/** From a player to one address and port that was given, for a time: a file that a client offers. */
const PINHOLES: readonly string[] = [
  'set pinholes {',
  '\ttype ipv4_addr . ipv4_addr . inet_service',
  '\tflags dynamic,timeout',
  '\tsize 1024',
  '}',
];

/** Players that flooded, for a time. */
const CUT: readonly string[] = [
  'set cut {',
  '\ttypeof ip saddr',
  '\tflags dynamic,timeout',
  '\tsize 4096',
  '}',
];

/** New connections of each player, a second and at once: of those that have an address in their segment, and no others come so far. */
const BUDGETS: readonly string[] = [
  'rates',
  'connections',
  'connections_here',
  'connections_beside',
  'floods',
].flatMap((name) => [`set ${name} {`, '\ttypeof ip saddr', '\tflags dynamic', '\tsize 4096', '}']);

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
export const SETS: readonly string[] = [
  ...PINHOLES,
  ...CAST_SETS,
  ...REACHED_SET,
  ...CUT,
  ...BUDGETS,
  ...FINDING,
  ...SEARCHING_SET,
  ...COUNTER_SETS,
];
