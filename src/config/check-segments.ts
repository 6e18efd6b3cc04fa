import type { Finding } from '../base/yaml/problem.ts';
import { checkGateway } from './check-gateway.ts';
import { checkPermittedNames } from './check-permitted-names.ts';
import { checkPlaysWith } from './check-plays-with.ts';
import { type KeyFinding, misnamed } from './misnamed-segment.ts';
import type { ConfigDefinition } from './schema.ts';
import { networkText, type SegmentDefinition } from './segment-definition.ts';

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

/** What each kind of segment has to have, and must not. */
function incomplete(segment: SegmentDefinition): readonly KeyFinding[] {
  const { holds } = segment;
  const needed = holds === undefined ? PEOPLE : holds === 'players' ? PLAYERS : INTERNET;
  const missing = needed.has.filter((key) => segment[key] === undefined);
  const strange = needed.hasNot.filter((key) => segment[key] !== undefined);
  return [
    ...missing.map((key) => ({ key, message: `is missing: ${needed.what} has one` })),
    ...strange.map((key) => ({ key, message: `is not for ${needed.what}` })),
    ...(segment['short-way'] && segment.interface === undefined ? [NO_CARD] : []),
  ];
}

const NO_CARD: KeyFinding = {
  key: 'short-way',
  message: 'is there, and no interface: the short way is between cards of this computer',
};

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
const PLAYERS: Needed = {
  what: 'a segment of players',
  has: ['network', 'interface'],
  hasNot: ['role', 'short-way'],
};
const INTERNET: Needed = {
  what: 'the internet',
  has: ['interface'],
  hasNot: ['network', 'role', 'plays-with', 'internet', 'short-way'],
};

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
