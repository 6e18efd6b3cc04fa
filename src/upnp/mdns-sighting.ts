import { asIpAddress, type Endpoint, type IpAddress } from '../base/address.ts';
import type { Refusal } from '../base/refusal.ts';
import { fromNetwork, type HostileText } from '../base/text.ts';
import type { Datagram } from '../ports/net.ts';
import type { MdnsRecord, TextEntry } from '../wire/mdns/message.ts';
import { labelsOf } from '../wire/mdns/names.ts';
import { parseMdns } from '../wire/mdns/parse.ts';

/** An instance of a service as one source tells of it (RFC 6763 §4). What is not known yet is missing. */
export interface MdnsSighting {
  /** The host whose datagrams say all of this. */
  readonly from: Endpoint;
  /** `_sonos._tcp.local` */
  readonly service: string;
  /** The whole name, `RINCON_…@Kitchen._sonos._tcp.local`. */
  readonly name: string;
  /** The first label of the name, unescaped: for players of 2026 it holds the room's name. */
  readonly instance: HostileText;
  /** Host name of the SRV record. Never looked up. */
  readonly target?: string;
  readonly port?: number;
  readonly text?: readonly TextEntry[];
  readonly addresses: readonly IpAddress[];
  /** Addresses are told and the source is not among them: it is never followed. */
  readonly foreignAddress: boolean;
}

export interface RefusedMdnsSource {
  readonly from: Endpoint;
  readonly refusal: Refusal;
  readonly count: number;
}

/** More than a player has names for: one for each service browsed. */
const MAX_INSTANCES_PER_SOURCE = 32;
const MAX_ADDRESSES = 16;

/** Puts the records of each source together, and of no two sources: a host speaks for itself only. */
export function sightingsIn(
  datagrams: readonly Datagram[],
  services: readonly string[],
): { readonly sightings: readonly MdnsSighting[]; readonly refusals: readonly RefusedMdnsSource[] } {
  const told = new Map<string, { from: Endpoint; records: MdnsRecord[] }>();
  const refusals = new Map<string, RefusedMdnsSource>();
  for (const { bytes, from } of datagrams) {
    const parsed = parseMdns(bytes);
    if (!parsed.ok) {
      const before = refusals.get(from.host) ?? { from, refusal: parsed.error, count: 0 };
      refusals.set(from.host, { ...before, count: before.count + 1 });
    } else if (parsed.value.kind === 'response') {
      const source = told.get(from.host) ?? { from, records: [] };
      source.records.push(...parsed.value.answers, ...parsed.value.additionals);
      told.set(from.host, source);
    }
  }
  const sightings = [...told.values()].flatMap((source) => instancesOf(source, services));
  return { sightings, refusals: [...refusals.values()] };
}

interface Source {
  readonly from: Endpoint;
  readonly records: readonly MdnsRecord[];
}

function instancesOf({ from, records }: Source, services: readonly string[]): readonly MdnsSighting[] {
  // A record with a TTL of 0 says goodbye (RFC 6762 §10.1).
  const alive = records.filter(({ ttl }) => ttl > 0);
  const found = new Map<string, { name: string; service: string }>();
  for (const record of alive) {
    const service = services.find((wanted) => sameName(wanted, record.name));
    if (record.type !== 'PTR' || !service || !isInstanceOf(record.target, service)) continue;
    const key = record.target.toLowerCase();
    if (!found.has(key)) found.set(key, { name: record.target, service });
  }
  const instances = [...found.values()].slice(0, MAX_INSTANCES_PER_SOURCE);
  return instances.map((instance) => sightingOf({ from, records: alive }, instance));
}

function sightingOf(
  { from, records }: Source,
  { name, service }: { readonly name: string; readonly service: string },
): MdnsSighting {
  const mine = records.filter((record) => sameName(record.name, name));
  const located = mine.find((record) => record.type === 'SRV');
  const texts = mine.find((record) => record.type === 'TXT');
  const told = located ? addressesOf(records, located.target) : [];
  return {
    from,
    service,
    name,
    instance: fromNetwork(labelsOf(name)[0] ?? ''),
    ...(located ? { target: located.target, port: located.port } : {}),
    ...(texts ? { text: texts.entries } : {}),
    addresses: told,
    foreignAddress: told.length > 0 && !told.includes(from.host),
  };
}

function addressesOf(records: readonly MdnsRecord[], target: string): readonly IpAddress[] {
  const addresses = records.flatMap((record) =>
    (record.type === 'A' || record.type === 'AAAA') && sameName(record.name, target)
      ? (asIpAddress(record.address) ?? [])
      : [],
  );
  return [...new Set(addresses)].slice(0, MAX_ADDRESSES);
}

/** RFC 6762 §16: names compare without case. */
const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** One label in front of the service's name (RFC 6763 §4.1). */
function isInstanceOf(name: string, service: string): boolean {
  const [label, ...rest] = labelsOf(name);
  return label !== undefined && label !== '' && sameName(rest.join('.'), service);
}
