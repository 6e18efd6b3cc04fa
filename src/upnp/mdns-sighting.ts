import { asIpAddress, type Endpoint, type IpAddress } from '../base/address.ts';
import { fromNetwork, type HostileText } from '../base/text.ts';
import type { TextEntry } from '../wire/mdns/message.ts';
import { labelsOf } from '../wire/mdns/names.ts';
import type { Instance, MdnsSource } from './mdns-source.ts';

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

const MAX_ADDRESSES = 16;

/** An instance put together from the records of one source, and of no two: a host speaks for itself only. */
export function sightingOf(source: MdnsSource, { name, service }: Instance): MdnsSighting {
  const mine = source.recordsOf(name);
  const located = mine.find((record) => record.type === 'SRV');
  const texts = mine.find((record) => record.type === 'TXT');
  const told = located ? addressesOf(source, located.target) : [];
  return {
    from: source.from,
    service,
    name,
    instance: fromNetwork(labelsOf(name)[0] ?? ''),
    ...(located ? { target: located.target, port: located.port } : {}),
    ...(texts ? { text: texts.entries } : {}),
    addresses: told,
    foreignAddress: told.length > 0 && !told.includes(source.from.host),
  };
}

function addressesOf(source: MdnsSource, target: string): readonly IpAddress[] {
  const addresses = source
    .recordsOf(target)
    .flatMap((record) =>
      record.type === 'A' || record.type === 'AAAA' ? (asIpAddress(record.address) ?? []) : [],
    );
  return [...new Set(addresses)].slice(0, MAX_ADDRESSES);
}
