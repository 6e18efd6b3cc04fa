import type { Layout } from './layout.ts';

/** A map or a set of the table: its elements come and go with players, without the rules being touched. */
export interface NamedMap {
  readonly kind: 'map' | 'set';
  readonly name: string;
  readonly type: string;
  /** As nft writes them. */
  readonly elements: (layout: Layout) => readonly string[];
}

/** UDA 2.0 §1.1. */
const SSDP_PORT = 1900;

export const MAPS: readonly NamedMap[] = [
  {
    kind: 'map',
    name: 'doors',
    type: 'ipv4_addr . inet_service : inet_service',
    elements: ({ doors }) => doors.map(({ address, port, local }) => `${address} . ${port} : ${local}`),
  },
  {
    kind: 'map',
    name: 'voices',
    type: 'ipv4_addr : inet_service',
    elements: ({ voices }) => voices.map(({ address, local }) => `${address} : ${local}`),
  },
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

/** The elements of a map in what `nft list table` says. */
export function elementsIn(listing: string, { kind, name }: NamedMap): readonly string[] {
  const start = listing.indexOf(`\t${kind} ${name} {\n`);
  const block = start < 0 ? '' : listing.slice(start, listing.indexOf('\n\t}', start));
  const list = /elements = \{([^}]*)\}/.exec(block)?.[1] ?? '';
  return list
    .split(',')
    .map((element) => element.trim().replaceAll(/\s+/g, ' '))
    .filter((element) => element !== '');
}
