import type { Layout } from './layout.ts';
import type { Moved } from './moved.ts';

/** A map or a set of the table: its elements come and go with players, without the rules being touched. */
export interface NamedMap {
  readonly kind: 'map' | 'set';
  readonly name: string;
  /** Of which parts of a packet, for `typeof` (`sets.ts` says why). */
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
  type: 'ip daddr : udp dport',
  elements: ({ voices }) => voices.map(({ address, local }) => `${address} : ${local}`),
};

export const MAPS: readonly NamedMap[] = [
  {
    kind: 'map',
    name: 'doors',
    type: 'ip daddr . tcp dport : tcp dport',
    elements: ({ doors }) => doors.map(({ address, port, local }) => `${address} . ${port} : ${local}`),
  },
  VOICES_MAP,
  {
    kind: 'map',
    name: 'faces',
    type: 'udp sport : ip saddr . udp sport',
    elements: ({ voices }) => voices.map(({ address, local }) => `${local} : ${address} . ${SSDP_PORT}`),
  },
  {
    kind: 'set',
    name: 'companions',
    type: 'ip saddr . ip daddr',
    elements: ({ companions }) => companions.map(([from, to]) => `${from} . ${to}`),
  },
  {
    kind: 'map',
    // No rule asks it. Who moved is remembered beside the doors, and changes with them or not at all.
    name: MOVED_MAP,
    type: 'ip saddr : ip daddr',
    elements: ({ moved }) => [...moved].map(([player, at]) => `${player} : ${at}`),
  },
];

export function mapText({ kind, name, type, elements }: NamedMap, layout: Layout): readonly string[] {
  const its = elements(layout);
  return [
    `${kind} ${name} {`,
    `\ttypeof ${type}`,
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
