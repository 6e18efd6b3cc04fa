/**
 * The addresses of names, of the internet and of nowhere else. What could go wrong: an answer leads into the house (one address that is not public spoils
 * the whole of it: that is what rebinding looks like), the memory is filled (the oldest goes), many ask the same (one question upstream), or many
 * things (so many at once, the rest is told to come again). Proven in `lookup.test.ts`.
 */
import type { IpAddress } from '../../base/address.ts';
import { isPublicIpv4 } from '../../base/public-address.ts';
import { CODE } from '../../wire/dns/message.ts';
import { addressesIn } from './addresses-in.ts';
import type { Answered } from './answer-to.ts';
import { askUpstream, type UpstreamPorts } from './upstream.ts';

/** `empty`: there is such a name and it has no IPv4 address. `absent`: there is none. */
export type Looked =
  | { readonly kind: 'found'; readonly addresses: readonly string[]; readonly ttl: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'private'; readonly address: string }
  | { readonly kind: 'failed'; readonly why: string };

export interface LookupParts {
  /** Addresses that this computer has itself. */
  readonly own: () => ReadonlySet<string>;
}

interface Kept {
  readonly looked: Looked;
  /** By `elapsed`. */
  readonly until: number;
}

const MOST_KEPT = 2048;
const MOST_IN_FLIGHT = 64;
/** Seconds: an answer is kept as long as it says, within these. */
const [LEAST_TTL, MOST_TTL] = [30, 3600];
/** What was not found, and what failed. */
const NONE_TTL = 30;
const FAILED_TTL = 5;

export class Lookup {
  readonly #ports: UpstreamPorts;
  readonly #parts: LookupParts;
  readonly #kept = new Map<string, Kept>();
  readonly #flying = new Map<string, Promise<Looked>>();

  constructor(ports: UpstreamPorts, parts: LookupParts) {
    this.#ports = ports;
    this.#parts = parts;
  }

  /** What a resolver says of a name (in lower case); `ttl` in seconds from now. */
  async of(resolver: IpAddress, name: string): Promise<Looked> {
    const key = `${resolver} ${name}`;
    return this.#known(key) ?? this.#flying.get(key) ?? this.#ask(key, resolver, name);
  }

  /** Other resolvers and lists may be in force from now on. */
  forget(): void {
    this.#kept.clear();
  }

  #known(key: string): Looked | undefined {
    const kept = this.#kept.get(key);
    const left = kept ? (kept.until - this.#ports.clock.elapsed()) / 1000 : 0;
    if (!kept || left <= 0) return undefined;
    const { looked } = kept;
    return looked.kind === 'found' ? { ...looked, ttl: Math.ceil(left) } : looked;
  }

  async #ask(key: string, resolver: IpAddress, name: string): Promise<Looked> {
    if (this.#flying.size >= MOST_IN_FLIGHT) return { kind: 'failed', why: 'too much is asked at once' };
    const asked = askUpstream(this.#ports, resolver, name)
      .then((answered) => this.#judged(answered))
      .finally(() => this.#flying.delete(key));
    this.#flying.set(key, asked);
    const looked = await asked;
    this.#keep(key, looked);
    return looked;
  }

  #judged(answered: Answered): Looked {
    if (!answered.ok) return { kind: 'failed', why: answered.error };
    const { value: answer } = answered;
    if (answer.isTruncated) return { kind: 'failed', why: 'its answer is cut' };
    if (answer.code === CODE.noSuchName) return { kind: 'absent' };
    if (answer.code !== CODE.noError) return { kind: 'failed', why: `it answered code ${answer.code}` };
    const found = addressesIn(answer);
    if (!found.ok) return { kind: 'failed', why: found.error };
    const { addresses, ttl } = found.value;
    const own = this.#parts.own();
    const inside = addresses.find((address) => !isPublicIpv4(address) || own.has(address));
    if (inside !== undefined) return { kind: 'private', address: inside };
    if (addresses.length === 0) return { kind: 'empty' };
    return { kind: 'found', addresses, ttl: Math.min(MOST_TTL, Math.max(LEAST_TTL, ttl)) };
  }

  #keep(key: string, looked: Looked): void {
    const [oldest] = this.#kept.keys();
    this.#kept.delete(key);
    if (this.#kept.size >= MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(key, { looked, until: this.#ports.clock.elapsed() + secondsOf(looked) * 1000 });
  }
}

function secondsOf(looked: Looked): number {
  if (looked.kind === 'found') return looked.ttl;
  return looked.kind === 'failed' ? FAILED_TTL : NONE_TTL;
}
