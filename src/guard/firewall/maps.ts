import type { Layout } from './layout.ts';
import type { Moved } from './moved.ts';

/** A map or a set of the table: its elements come and go with players, without the rules being touched. */
export interface NamedMap {
  readonly kind: 'map' | 'set';
  readonly name: string;
  readonly type: string;
  /** As nft writes them. */
  readonly elements: (layout: Layout) => readonly string[];
}

/** From the address of a player in the file to where it is. */
export const MOVED_MAP = 'moved';
/** UDA 2.0 §1.1. */
const SSDP_PORT = 1900;

/** One element for each player. */
export const VOICES_MAP: NamedMap = {
  kind: 'map',
  name: 'voices',
  type: 'ipv4_addr : inet_service',
  elements: ({ voices }) => voices.map(({ address, local }) => `${address} : ${local}`),
};

export const MAPS: readonly NamedMap[] = [
  {
    kind: 'map',
    name: 'doors',
    type: 'ipv4_addr . inet_service : inet_service',
    elements: ({ doors }) => doors.map(({ address, port, local }) => `${address} . ${port} : ${local}`),
  },
  VOICES_MAP,
  {
    kind: 'map',
    name: 'faces',
    type: 'inet_service : ipv4_addr . inet_service',
    elements: ({ voices }) => voices.map(({ address, local }) => `${local} : ${address} . ${SSDP_PORT}`),
  },
  {
    kind: 'set',
    name: 'companions',
    type: 'ipv4_addr . ipv4_addr',
    elements: ({ companions }) => companions.map(([from, to]) => `${from} . ${to}`),
  },
  {
    kind: 'map',
    // No rule asks it. Who moved is remembered beside the doors, and changes with them or not at all.
    name: MOVED_MAP,
    type: 'ipv4_addr : ipv4_addr',
    elements: ({ moved }) => [...moved].map(([player, at]) => `${player} : ${at}`),
  },
];

export function mapText({ kind, name, type, elements }: NamedMap, layout: Layout): readonly string[] {
  const its = elements(layout);
  return [
    `${kind} ${name} {`,
    `\ttype ${type}`,
    ...(its.length === 0 ? [] : [`\telements = { ${its.join(', ')} }`]),
    '}',
  ];
}

/** Who moved, from the elements of the map. */
export const movedIn = (elements: readonly string[]): Moved =>
  new Map(
    elements.map((element) => {
      const [player = '', at = ''] = element.split(' : ');
      return [player, at];
    }),
  );

/** The elements of a map, or of a set, in what `nft list table` says. */
export function elementsIn(
  listing: string,
  { kind, name }: Pick<NamedMap, 'kind' | 'name'>,
): readonly string[] {
  const start = listing.indexOf(`\t${kind} ${name} {\n`);
  const block = start < 0 ? '' : listing.slice(start, listing.indexOf('\n\t}', start));
  const list = /elements = \{([^}]*)\}/.exec(block)?.[1] ?? '';
  return list
    .split(',')
    .map((element) => element.trim().replaceAll(/\s+/g, ' '))
    .filter((element) => element !== '');
}
