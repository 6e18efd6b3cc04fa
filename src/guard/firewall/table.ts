/** The name of those that are ours: one for each family of packets that there is something to say of. */
export const TABLE = 'tonewall';

/**
 * `inet`: IPv4 and IPv6. `arp`: who has which IPv4 address, which nft knows as a family of its own. `ip` and `ip6`: what nft does with one version alone.
 */
export const FAMILIES = ['inet', 'arp', 'ip', 'ip6'] as const;
export type Family = (typeof FAMILIES)[number];

/** What is done at a card, before all rules. Not every kernel can, so no wall rests on it (`short-way.ts`). */
export const AT_CARD = 'netdev';

/** Whether a table of the kernel is one of ours. */
export const isOurs = ({ family, table }: { readonly family: string; readonly table: string }): boolean =>
  table === TABLE && [...FAMILIES, AT_CARD].some((ours) => ours === family);

/** A table of nftables as text, made of parts that were checked: names of interfaces, networks, addresses and numbers. */
export interface Chain {
  readonly name: string;
  /** Where packets enter it; without, it is one that others jump to. */
  readonly hook?: string;
  readonly rules: readonly string[];
}

export interface Table {
  readonly family: Family | typeof AT_CARD;
  readonly name: string;
  readonly comment?: string;
  readonly sets: readonly string[];
  readonly chains: readonly Chain[];
}

const indented = (lines: readonly string[], by: string): readonly string[] =>
  lines.map((line) => (line === '' ? '' : `${by}${line}`));

const chainText = ({ name, hook, rules }: Chain): readonly string[] => [
  `chain ${name} {`,
  ...indented(hook === undefined ? [] : [`type ${hook}; policy accept;`], '\t'),
  ...indented(rules, '\t'),
  '}',
];

/** Lines as `nft list table` shows them. */
export const tableText = ({ family, name, comment, sets, chains }: Table): string =>
  [
    `table ${family} ${name} {`,
    ...(comment === undefined ? [] : [`\tcomment "${comment}"`]),
    ...indented([...sets, ...chains.flatMap(chainText)], '\t'),
    '}',
    '',
  ].join('\n');

/** An anonymous set; one element stands by itself. */
export const oneOf = (elements: readonly (string | number)[]): string =>
  elements.length === 1 ? `${elements[0]}` : `{ ${elements.join(', ')} }`;

/**
 * From a card back to itself: the frames of neighbours on a bridge, where Linux shows them to these chains (br_netfilter, which Docker loads), as if
 * they were sent on from one segment to another.
 */
export const backToItself = (segments: readonly { readonly interface: string }[]): string =>
  `iifname . oifname ${oneOf(segments.map(({ interface: card }) => `"${card}" . "${card}"`))}`;

/** The cards of segments, as rules name them. */
export const cardsOf = (segments: readonly { readonly interface: string }[]): string =>
  oneOf(segments.map(({ interface: card }) => `"${card}"`));
