import type { Cidr } from '../../../base/address.ts';
import type { Answer, Flow } from './flow.ts';
import { anyOf } from './flow.ts';
import { field, textIn } from '../json.ts';
import { type Cidr6, inNetwork } from './network.ts';

/** What is asked of a packet: `never` for what it has not, as an address of the other version; undefined for what is not known here. */
export type Asked = 'never' | readonly Value[] | undefined;

/** One of the values that packets of a flow have. */
type Value = string | number | Cidr | Cidr6;

/** The values of an expression (the left side of a match) for a flow. */
export function valuesOf(expression: unknown, flow: Flow): Asked {
  const meta = textIn(field(expression, 'meta'), 'key');
  if (meta !== undefined) return metaValues(meta, flow);
  const ct = textIn(field(expression, 'ct'), 'key');
  if (ct === 'state') return [flow.state];
  if (ct === 'status') return [flow.isRedirected ? 'dnat' : 'none'];
  const payload = field(expression, 'payload');
  return payload === undefined
    ? undefined
    : payloadValues(textIn(payload, 'protocol') ?? '', textIn(payload, 'field') ?? '', flow);
}

function metaValues(key: string, flow: Flow): Asked {
  if (key === 'iifname' || key === 'iif') return one(flow.in);
  if (key === 'oifname' || key === 'oif') return one(flow.out);
  if (key === 'l4proto') return one(flow.protocol);
  if (key === 'nfproto') return [flow.ipv6 ? 'ipv6' : 'ipv4'];
  return key === 'protocol' ? [flow.ipv6 ? 'ip6' : 'ip'] : undefined;
}

const one = (value: string | undefined): readonly string[] | undefined =>
  value === undefined ? undefined : [value];

function payloadValues(protocol: string, name: string, flow: Flow): Asked {
  if (protocol === 'ip' || protocol === 'ip6') return headerValues(protocol, name, flow);
  if (protocol === 'th' || (protocol === flow.protocol && (protocol === 'tcp' || protocol === 'udp')))
    return name === 'dport' ? flow.ports : undefined;
  if (OTHERS.includes(protocol)) return 'never';
  return flow.protocol !== undefined && TRANSPORTS.includes(protocol) ? 'never' : undefined;
}

function headerValues(protocol: 'ip' | 'ip6', name: string, flow: Flow): Asked {
  if ((protocol === 'ip6') !== (flow.ipv6 !== undefined)) return 'never';
  const { source, destination } = flow.ipv6 ?? flow;
  if (name === 'saddr') return source;
  if (name === 'daddr') return destination;
  // Of IPv6 the first header behind its own (RFC 8200 §3): nothing that Tonewall needs has others between.
  return name === 'protocol' || name === 'nexthdr' ? one(flow.protocol) : undefined;
}

/** Nothing that Tonewall needs is one of these. */
const OTHERS = ['icmp', 'icmpv6', 'igmp', 'sctp', 'dccp', 'udplite', 'arp', 'esp', 'ah'];
const TRANSPORTS = ['tcp', 'udp'];

/** Numbers of protocols, where nft knows no names (IANA). */
const NUMBERS: Readonly<Record<string, string>> = { 6: 'tcp', 17: 'udp' };

/** Whether a value is what the right side of a match says: a word, a number, a range, a prefix, or a set of these. */
export function equals(value: Value, right: unknown): Answer {
  if (Array.isArray(right)) return anyOf(right.map((each) => equals(value, each)));
  const set = field(right, 'set');
  if (Array.isArray(set)) return anyOf(set.map((each) => equals(value, each)));
  const element = field(right, 'elem');
  if (element !== undefined) return equals(value, field(element, 'val'));
  const bounds = field(right, 'range');
  if (Array.isArray(bounds)) return inRange(value, bounds);
  const prefix = field(right, 'prefix');
  if (prefix !== undefined)
    return inNamed(value, `${textIn(prefix, 'addr')}/${Number(field(prefix, 'len'))}`);
  if (typeof right === 'number') return equalsNumber(value, right);
  if (typeof right !== 'string' || right.startsWith('@')) return 'maybe';
  if (typeof value === 'number') return 'maybe';
  return typeof value === 'string' ? sameWord(value, right) : inNamed(value, right);
}

function equalsNumber(value: Value, right: number): Answer {
  if (typeof value === 'object') return 'maybe';
  return typeof value === 'number' ? (value === right ? 'yes' : 'no') : sameWord(value, NUMBERS[right] ?? '');
}

/** A name of a card may end with a star. */
function sameWord(value: string, right: string): Answer {
  const isSame = right.endsWith('*') ? value.startsWith(right.slice(0, -1)) : value === right;
  return isSame ? 'yes' : 'no';
}

function inRange(value: Value, [low, high]: readonly unknown[]): Answer {
  if (typeof value !== 'number' || typeof low !== 'number' || typeof high !== 'number') return 'maybe';
  return low <= value && value <= high ? 'yes' : 'no';
}

const inNamed = (value: Value, text: string): Answer =>
  typeof value === 'object' ? inNetwork(value, text) : 'maybe';
