import { type Cidr, cidrContains, numberToIpv4, parseCidr } from '../base/address.ts';
import type { Finding } from '../base/yaml/problem.ts';
import type { ConfigDefinition } from './schema.ts';
import { networkText, type SegmentDefinition } from './segment-definition.ts';

/** What holds only where this computer stands between segments. */
export function checkGateway({ segments = [], players }: ConfigDefinition): readonly Finding[] {
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
