import { type Cidr, knownAddress, parseCidr } from '../base/address.ts';
import type { Config, Gateway, NetworkSegment, PermittedNames } from './config.ts';
import { parseNamePattern } from './name-pattern.ts';
import type { ConfigDefinition } from './schema.ts';
import type { SegmentDefinition } from './segment-definition.ts';

/** Networks with a role, and what the cards of this computer lead to. The definition was checked before. */
export const resolveSegments = ({
  segments = [],
}: ConfigDefinition): Pick<Config, 'segments' | 'gateway'> => ({
  segments: segments.flatMap(({ network = '', role }) =>
    role === undefined ? [] : [{ network: cidr(network), text: network, role }],
  ),
  gateway: gatewayOf(segments),
});

function gatewayOf(segments: readonly SegmentDefinition[]): Gateway | undefined {
  const holding = (what: SegmentDefinition['holds']): readonly SegmentDefinition[] =>
    segments.filter((segment) => segment.interface !== undefined && segment.holds === what);
  const [first, ...others] = holding('players').map(networkSegment);
  if (!first) return undefined;
  const [internet] = holding('internet');
  return {
    players: [first, ...others],
    people: holding(undefined).map(networkSegment),
    internet: internet && { interface: internet.interface ?? '', name: nameOf(internet) },
  };
}

const nameOf = ({ name, interface: card = '' }: SegmentDefinition): string => name ?? card;

function networkSegment(segment: SegmentDefinition): NetworkSegment {
  const { interface: card = '', network: text = '' } = segment;
  const { internet, 'plays-with': playsWith, 'short-way': shortWay } = segment;
  return {
    name: nameOf(segment),
    interface: card,
    network: cidr(text),
    text,
    ...(playsWith ? { playsWith } : {}),
    ...(internet ? { internet: permittedNames(internet) } : {}),
    ...(shortWay ? { shortWay } : {}),
  };
}

function permittedNames({ names, resolver }: NonNullable<SegmentDefinition['internet']>): PermittedNames {
  const patterns = names.map((text) => {
    const parsed = parseNamePattern(text);
    if (!parsed.ok) throw new Error(`unchecked name: ${text}`);
    return parsed.value;
  });
  return { names: patterns, resolver: knownAddress(resolver) };
}

function cidr(text: string): Cidr {
  const network = parseCidr(text);
  if (!network) throw new Error(`unchecked network: ${text}`);
  return network;
}
