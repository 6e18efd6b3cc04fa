import { type Cidr, cidrContains, numberToIpv4, parseCidr } from '../base/address.ts';
import type { Finding } from '../base/yaml/problem.ts';
import { checkPermittedNames } from './check-permitted-names.ts';
import { checkPlaysWith } from './check-plays-with.ts';
import type { ConfigDefinition } from './schema.ts';

type SegmentDefinition = NonNullable<ConfigDefinition['segments']>[number];

/** Of Linux (`dev_valid_name`), without what means something in rules or shells. */
const INTERFACE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,14}$/;

/** Networks, cards and what is in them. */
export function checkSegments(config: ConfigDefinition): readonly Finding[] {
  const { segments = [] } = config;
  const found = segments.flatMap((segment, index) =>
    [...incomplete(segment), ...misnamed(segment)].map(({ key, ...finding }) => ({
      ...finding,
      path: ['segments', index, key],
    })),
  );
  return [
    ...found,
    ...repeats(segments),
    ...checkPlaysWith(segments),
    ...checkPermittedNames(segments),
    ...checkGateway(config),
  ];
}

interface KeyFinding extends Omit<Finding, 'path'> {
  readonly key: keyof SegmentDefinition;
}

/** What each kind of segment has to have, and must not. */
function incomplete(segment: SegmentDefinition): readonly KeyFinding[] {
  const { holds } = segment;
  const needed = holds === undefined ? PEOPLE : holds === 'players' ? PLAYERS : INTERNET;
  const missing = needed.has.filter((key) => segment[key] === undefined);
  const strange = needed.hasNot.filter((key) => segment[key] !== undefined);
  return [
    ...missing.map((key) => ({ key, message: `is missing: ${needed.what} has one` })),
    ...strange.map((key) => ({ key, message: `is not for ${needed.what}` })),
  ];
}

interface Needed {
  readonly what: string;
  readonly has: readonly (keyof SegmentDefinition)[];
  readonly hasNot: readonly (keyof SegmentDefinition)[];
}

const PEOPLE: Needed = {
  what: 'a segment of people',
  has: ['network', 'role'],
  hasNot: ['plays-with', 'internet'],
};
const PLAYERS: Needed = { what: 'a segment of players', has: ['network', 'interface'], hasNot: ['role'] };
const INTERNET: Needed = {
  what: 'the internet',
  has: ['interface'],
  hasNot: ['network', 'role', 'plays-with', 'internet'],
};

function misnamed({ network, interface: card }: SegmentDefinition): readonly KeyFinding[] {
  const isNetwork = network === undefined || parseCidr(network) !== undefined;
  const isCard = card === undefined || INTERFACE.test(card);
  return [
    ...(isNetwork
      ? []
      : [{ key: 'network', message: `${network} is no IPv4 network`, hint: '10.0.20.0/24' } as const]),
    ...(isCard
      ? []
      : [{ key: 'interface', message: `${card} is no interface`, hint: 'eth1, br-guests' } as const]),
  ];
}

const UNIQUE = ['network', 'name', 'interface'] as const;

function repeats(segments: readonly SegmentDefinition[]): readonly Finding[] {
  return UNIQUE.flatMap((key) => {
    const values = segments.map((segment) => (key === 'network' ? networkText(segment) : segment[key]));
    return values.flatMap((value, index) =>
      value !== undefined && values.indexOf(value) < index
        ? [{ path: ['segments', index, key], message: `${segments[index]?.[key]} is there twice` }]
        : [],
    );
  });
}

/** One spelling for each network. */
function networkText({ network }: SegmentDefinition): string | undefined {
  const cidr = network === undefined ? undefined : parseCidr(network);
  return cidr && `${cidr.base}/${cidr.prefix}`;
}

/** What holds only where this computer stands between segments. */
function checkGateway({ segments = [], players }: ConfigDefinition): readonly Finding[] {
  const between = segments.flatMap((segment, index) =>
    segment.interface === undefined ? [] : [{ segment, index }],
  );
  const [first] = between;
  if (!first) return [];
  const homes = between.flatMap(({ segment }) =>
    segment.holds === 'players' ? [parseCidr(segment.network ?? '')] : [],
  );
  if (homes.length === 0) return [{ path: ['segments', first.index, 'interface'], ...NO_PLAYERS }];
  return [
    ...between
      .slice(1)
      .filter(isSecondInternet(between))
      .map(({ index }) => ({ path: ['segments', index, 'holds'], message: 'internet is there twice' })),
    ...between.flatMap(overlapping(between)),
    ...Object.entries(players).flatMap(([room, player]) => misplaced(room, player, homes)),
  ];
}

const NO_PLAYERS = {
  message: 'is there, and no segment holds players',
  hint: '{ name: speakers, interface: eth1, network: 10.0.30.0/24, holds: players }',
} as const;

interface Between {
  readonly segment: SegmentDefinition;
  readonly index: number;
}

const isSecondInternet =
  (all: readonly Between[]) =>
  ({ segment, index }: Between): boolean =>
    segment.holds === 'internet' &&
    all.some((other) => other.index < index && other.segment.holds === 'internet');

/** An address has to tell the card that it is behind. */
const overlapping =
  (all: readonly Between[]) =>
  ({ segment, index }: Between): readonly Finding[] => {
    const own = parseCidr(segment.network ?? '');
    const other = all.find(
      (each) => each.index < index && own && overlap(own, parseCidr(each.segment.network ?? '')),
    );
    const isSame = other && networkText(other.segment) === networkText(segment);
    return other && !isSame
      ? [
          {
            path: ['segments', index, 'network'],
            message: `${segment.network} and ${other.segment.network} overlap`,
          },
        ]
      : [];
  };

const overlap = (one: Cidr, other: Cidr | undefined): boolean =>
  other !== undefined &&
  (cidrContains(one, numberToIpv4(other.base)) || cidrContains(other, numberToIpv4(one.base)));

function misplaced(
  room: string,
  { address, 'guarded-at': guardedAt }: ConfigDefinition['players'][string],
  homes: readonly (Cidr | undefined)[],
): readonly Finding[] {
  const isHome = homes.some((home) => home && cidrContains(home, address));
  const away = {
    path: ['players', room, 'address'],
    message: `${address} is in no segment that holds players`,
  };
  const moved = {
    path: ['players', room, 'guarded-at'],
    message: 'is not for a gateway: clients reach each player at its own address',
  };
  return [...(isHome ? [] : [away]), ...(guardedAt === undefined || guardedAt === address ? [] : [moved])];
}
