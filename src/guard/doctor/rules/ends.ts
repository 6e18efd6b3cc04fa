import { field, textIn } from '../json.ts';

/** How the way of a packet through a chain can end; `through`: the next rule looks at it. */
export type End = 'accept' | 'drop' | 'translate' | 'return' | 'through';

/** What a statement of a rule does. */
export type Deed =
  /** It does nothing that matters here. */
  | { readonly kind: 'nothing' }
  /** It may let the packet off: nothing behind it is sure. */
  | { readonly kind: 'condition' }
  /** It lets off what is looked at here. */
  | { readonly kind: 'never' }
  | { readonly kind: 'match'; readonly match: unknown }
  | { readonly kind: 'ends'; readonly ends: readonly End[] }
  | { readonly kind: 'jump' | 'goto'; readonly target: string }
  | { readonly kind: 'map'; readonly map: unknown };

const ends = (...all: readonly End[]): Deed => ({ kind: 'ends', ends: all });

/** IPv4 or IPv6. */
type Version = 4 | 6;

/** In a table of both versions it says which one it is for. */
function translation(to: unknown, version: Version): Deed {
  const family = textIn(to, 'family');
  return family === OTHER[version].family ? { kind: 'nothing' } : ends('translate');
}

/** What is of the other version, by the names of nft. */
const OTHER = { 4: { family: 'ip6', icmp: 'icmpv6' }, 6: { family: 'ip', icmp: 'icmp' } } as const;

/** Statements of nftables (libnftables-json(5)). */
const DEEDS: Readonly<Record<string, (argument: unknown, version: Version) => Deed>> = {
  match: (match) => ({ kind: 'match', match }),
  accept: () => ends('accept'),
  drop: () => ends('drop'),
  // Of one version alone, and the listing does not say so in any other way.
  reject: (how, version) =>
    textIn(how, 'type') === OTHER[version].icmp ? { kind: 'nothing' } : ends('drop'),
  return: () => ends('return'),
  continue: () => ({ kind: 'nothing' }),
  jump: (to) => ({ kind: 'jump', target: textIn(to, 'target') ?? '' }),
  goto: (to) => ({ kind: 'goto', target: textIn(to, 'target') ?? '' }),
  vmap: (map) => ({ kind: 'map', map }),
  dnat: translation,
  redirect: () => ends('translate'),
  tproxy: translation,
  snat: translation,
  masquerade: () => ends('translate'),
  // What the program behind the queue says is its own business.
  queue: () => ends('accept', 'drop'),
  counter: () => ({ kind: 'nothing' }),
  log: () => ({ kind: 'nothing' }),
  mangle: () => ({ kind: 'nothing' }),
  notrack: () => ({ kind: 'nothing' }),
  flow: () => ({ kind: 'nothing' }),
  limit: (limit) => limitDeed(limit),
  xt: (extension) => xtDeed(extension),
};

/** A second in which this many packets are let through is ample for each thing that Tonewall needs: fw4 of OpenWrt has 25 for connections that begin. */
const AMPLE = 20;
const SECONDS: Readonly<Record<string, number>> = { second: 1, minute: 60 };

/** What is looked at here is always within an ample limit, and never over it; another may let packets off. */
function limitDeed(limit: unknown): Deed {
  const [rate, per] = [field(limit, 'rate'), SECONDS[textIn(limit, 'per') ?? '']];
  const isOfPackets = (textIn(limit, 'rate_unit') ?? 'packets') === 'packets';
  if (typeof rate !== 'number' || per === undefined || !isOfPackets || rate / per < AMPLE)
    return { kind: 'condition' };
  return { kind: field(limit, 'inv') === true ? 'never' : 'nothing' };
}

/** Of what is not known nothing is sure. */
export function deedOf(statement: unknown, version: Version): Deed {
  const [[name, argument] = ['', undefined]] =
    statement !== null && typeof statement === 'object' ? Object.entries(statement) : [];
  const deed = Object.hasOwn(DEEDS, name) ? DEEDS[name] : undefined;
  return deed ? deed(argument, version) : { kind: 'condition' };
}

/** Targets of iptables (iptables-extensions(8)). */
const TARGETS: Readonly<Record<string, Deed>> = {
  REJECT: ends('drop'),
  DNAT: ends('translate'),
  REDIRECT: ends('translate'),
  TPROXY: ends('translate'),
  NETMAP: ends('translate'),
  SNAT: ends('translate'),
  MASQUERADE: ends('translate'),
  ...Object.fromEntries(
    ['LOG', 'NFLOG', 'MARK', 'CONNMARK', 'TCPMSS', 'CT', 'CHECKSUM', 'CLASSIFY', 'TOS', 'DSCP', 'TRACE'].map(
      (name) => [name, { kind: 'nothing' } as const],
    ),
  ),
};

/** An extension of iptables in a table of nftables. An old nft does not even say whether it is a match or a target. */
function xtDeed(extension: unknown): Deed {
  if (textIn(extension, 'type') === 'match') return { kind: 'condition' };
  const name = textIn(extension, 'name') ?? '';
  if (textIn(extension, 'type') === 'target' && Object.hasOwn(TARGETS, name))
    return TARGETS[name] ?? ANYTHING;
  return ANYTHING;
}

const ANYTHING = ends('drop', 'translate', 'through');

/** Key and verdict of each element of a map that stands in the rule itself; undefined where it is a named one. */
export function elementsOf(map: unknown): readonly (readonly [key: unknown, verdict: unknown])[] | undefined {
  const elements = field(field(map, 'data'), 'set');
  if (!Array.isArray(elements)) return undefined;
  return elements.flatMap((element) => (Array.isArray(element) ? [[element[0], element[1]] as const] : []));
}
