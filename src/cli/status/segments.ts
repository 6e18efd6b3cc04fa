import { cidrContains, parseCidr } from '../../base/address.ts';
import type { Config } from '../../config/config.ts';
import type { ShownDoors } from '../../guard/approval/messages.ts';

/** A part of the network that the configuration speaks of. */
export interface StatusSegment {
  readonly name: string;
  /** The card of this computer that leads there; missing where it is only a role for a network. */
  readonly interface?: string;
  /** Missing for the internet. */
  readonly network?: string;
  readonly holds: 'players' | 'people' | 'internet';
  /** Of whoever comes along there and is not known. */
  readonly role?: string;
  readonly players: number;
  /** Enrolled devices that were last seen there. */
  readonly devices: number;
}

interface Members {
  readonly players: readonly { readonly address: string }[];
  readonly devices: readonly { readonly address: string }[];
}

/** Segments with a card as they stand, then networks that only have a role. */
export function segmentsFor(
  standing: ShownDoors,
  segments: Config['segments'],
  members: Members,
): readonly StatusSegment[] {
  const cards = standing.segments ?? [];
  const roles = segments.filter(({ text }) => cards.every(({ network }) => network !== text));
  return [
    ...cards.map((segment) => {
      const role = segments.find(({ text }) => text === segment.network)?.role;
      return { ...segment, ...(role === undefined ? {} : { role }), ...countsIn(segment.network, members) };
    }),
    ...roles.map(({ text, role }) => ({
      name: text,
      network: text,
      holds: 'people' as const,
      role,
      ...countsIn(text, members),
    })),
  ];
}

function countsIn(network: string | undefined, { players, devices }: Members) {
  const cidr = network === undefined ? undefined : parseCidr(network);
  const count = (some: Members['players']): number =>
    cidr ? some.filter(({ address }) => cidrContains(cidr, address)).length : 0;
  return { players: count(players), devices: count(devices) };
}
