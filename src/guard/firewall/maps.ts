import type { Layout } from './layout.ts';

/** A map of the table: its elements come and go with players, without the rules being touched. */
export interface NamedMap {
  readonly name: string;
  readonly type: string;
  /** As nft writes them. */
  readonly elements: (layout: Layout) => readonly string[];
}

/** UDA 2.0 §1.1. */
const SSDP_PORT = 1900;

export const MAPS: readonly NamedMap[] = [
  {
    name: 'doors',
    type: 'ipv4_addr . inet_service : inet_service',
    elements: ({ doors }) => doors.map(({ address, port, local }) => `${address} . ${port} : ${local}`),
  },
  {
    name: 'voices',
    type: 'ipv4_addr : inet_service',
    elements: ({ voices }) => voices.map(({ address, local }) => `${address} : ${local}`),
  },
  {
    name: 'faces',
    type: 'inet_service : ipv4_addr . inet_service',
    elements: ({ voices }) => voices.map(({ address, local }) => `${local} : ${address} . ${SSDP_PORT}`),
  },
];

export function mapText({ name, type, elements }: NamedMap, layout: Layout): readonly string[] {
  const its = elements(layout);
  return [
    `map ${name} {`,
    `\ttype ${type}`,
    ...(its.length === 0 ? [] : [`\telements = { ${its.join(', ')} }`]),
    '}',
  ];
}

/** The elements of a map in what `nft list table` says. */
export function elementsIn(listing: string, { name }: NamedMap): readonly string[] {
  const start = listing.indexOf(`\tmap ${name} {\n`);
  const block = start < 0 ? '' : listing.slice(start, listing.indexOf('\n\t}', start));
  const list = /elements = \{([^}]*)\}/.exec(block)?.[1] ?? '';
  return list
    .split(',')
    .map((element) => element.trim().replaceAll(/\s+/g, ' '))
    .filter((element) => element !== '');
}
