import type { Endpoint } from '../base/address.ts';
import type { MdnsRecord } from '../wire/mdns/message.ts';

export interface Instance {
  readonly name: string;
  readonly service: string;
}

/** More than a player has names for: one for each service browsed. */
const MAX_INSTANCES = 32;
/** A player with all its services tells about 20; a reflector that speaks for fifty of them still fits. */
const MAX_RECORDS = 1024;

/** What one host said, by name. Names compare without case (RFC 6762 §16). */
export class MdnsSource {
  readonly from: Endpoint;
  readonly #byName = new Map<string, MdnsRecord[]>();
  readonly #instances = new Map<string, Instance>();
  #count = 0;

  constructor(from: Endpoint) {
    this.from = from;
  }

  get instances(): readonly Instance[] {
    return [...this.#instances.values()];
  }

  recordsOf(name: string): readonly MdnsRecord[] {
    return this.#byName.get(name.toLowerCase()) ?? [];
  }

  /** Whether all of them had room; what has none is let go. */
  add(records: readonly MdnsRecord[], services: ReadonlyMap<string, string>): boolean {
    const room = records.slice(0, MAX_RECORDS - this.#count);
    this.#count += room.length;
    for (const record of room) {
      // A TTL of 0 says goodbye (RFC 6762 §10.1).
      if (record.ttl > 0) this.#put(record, services);
    }
    return room.length === records.length;
  }

  #put(record: MdnsRecord, services: ReadonlyMap<string, string>): void {
    const name = record.name.toLowerCase();
    const known = this.#byName.get(name);
    if (known) known.push(record);
    else this.#byName.set(name, [record]);
    const service = record.type === 'PTR' ? services.get(name) : undefined;
    if (record.type === 'PTR' && service !== undefined) this.#putInstance(record.target, service);
  }

  #putInstance(name: string, service: string): void {
    const key = name.toLowerCase();
    if (this.#instances.size < MAX_INSTANCES && isInstanceOf(key, service.toLowerCase()))
      this.#instances.set(key, this.#instances.get(key) ?? { name, service });
  }
}

const ONE_LABEL = /^(?:[^.\\]|\\.)+$/su;

/** One label in front of the service's name (RFC 6763 §4.1). */
const isInstanceOf = (name: string, service: string): boolean =>
  name.endsWith(`.${service}`) && ONE_LABEL.test(name.slice(0, -service.length - 1));
