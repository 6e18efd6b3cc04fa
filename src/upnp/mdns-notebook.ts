import type { Endpoint } from '../base/address.ts';
import type { Refusal } from '../base/refusal.ts';
import type { Datagram } from '../ports/net.ts';
import { parseMdns } from '../wire/mdns/parse.ts';
import { type MdnsSighting, sightingOf } from './mdns-sighting.ts';
import { MdnsSource } from './mdns-source.ts';

/** Datagrams of one source that could not be taken: how many, and why the first was turned away. */
export interface RefusedMdnsSource {
  readonly from: Endpoint;
  readonly refusal: Refusal;
  readonly count: number;
}

const TOO_MUCH: Refusal = {
  kind: 'limit',
  format: 'mdns',
  detail: 'the source told more records than are kept',
};

/** Reads each datagram once, when it comes, and keeps what each host says of itself. Questions of others are passed over. */
export class MdnsNotebook {
  readonly #services: ReadonlyMap<string, string>;
  readonly #sources = new Map<string, MdnsSource>();
  readonly #refusals = new Map<string, RefusedMdnsSource>();

  constructor(services: readonly string[]) {
    this.#services = new Map(services.map((name) => [name.toLowerCase(), name]));
  }

  get sightings(): readonly MdnsSighting[] {
    return [...this.#sources.values()].flatMap((source) =>
      source.instances.map((instance) => sightingOf(source, instance)),
    );
  }

  get refusals(): readonly RefusedMdnsSource[] {
    return [...this.#refusals.values()];
  }

  read({ bytes, from }: Datagram): void {
    const parsed = parseMdns(bytes);
    if (!parsed.ok) return this.#refuse(from, parsed.error);
    const { kind, answers, additionals } = parsed.value;
    if (kind === 'query') return;
    const source = this.#sources.get(from.host) ?? new MdnsSource(from);
    this.#sources.set(from.host, source);
    if (!source.add([...answers, ...additionals], this.#services)) this.#refuse(from, TOO_MUCH);
  }

  #refuse(from: Endpoint, refusal: Refusal): void {
    const before = this.#refusals.get(from.host) ?? { from, refusal, count: 0 };
    this.#refusals.set(from.host, { ...before, count: before.count + 1 });
  }
}
