import { asIpAddress, cidrContains, type IpAddress } from '../../base/address.ts';
import { CAST_IDS, type CastId } from '../../catalog/casts.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Identities } from '../identity/identities.ts';
import type { Principal } from '../identity/principal.ts';
import { decideCast } from '../policy/cast-request.ts';
import type { Policy } from '../policy/decision.ts';
import { mayFind } from '../gateway/may-find.ts';
import type { Side } from './segments.ts';

export interface RightsParts {
  readonly clock: Clock;
  readonly identities: Pick<Identities, 'standingOf' | 'ofNeighbour' | 'anyoneAt' | 'addresses'>;
  readonly policy: () => Policy;
  /** All that there are. */
  readonly rooms: () => readonly string[];
}

/** Which rooms somebody may find, and what may be used there. */
export interface Found {
  readonly rooms: ReadonlySet<string>;
  /** Services of players in these rooms that person may use, by `castKey`. */
  readonly casts: ReadonlySet<string>;
}

/** Who asks, and what that person may find. */
export interface Standing extends Found {
  readonly principal: Principal;
  readonly ground: string;
}

export const castKey = (service: CastId, room: string): string => `${service} ${room}`;

const firstOf = (network: string): string => network.split('/')[0] ?? '';

/** Milliseconds for which an answer holds: apps search three times in a row, and ask every three seconds. */
const HOLDS_MS = 1000;
const MOST_ASKERS = 1024;

/** Who may find which rooms. To be found is to be seen by name, so the policy is asked what it is asked about names. */
export class Rights {
  readonly #parts: RightsParts;
  readonly #known = new Map<string, { readonly standing: Standing; readonly until: number }>();

  constructor(parts: RightsParts) {
    this.#parts = parts;
  }

  of(address: string): Standing {
    return this.#remembered(address, () => this.#parts.identities.standingOf(address));
  }

  /** Of somebody on a side whose address is none of its network, and whose hardware address (in plain spelling) is seen. */
  ofNeighbour({ text, network }: Pick<Side, 'text' | 'network'>, hardware: string): Standing {
    const neighbour = { hardware, network, first: firstOf(text) };
    return this.#remembered(`${text} ${hardware}`, () => this.#parts.identities.ofNeighbour(neighbour));
  }

  /** What whoever comes along in a network may find and use. */
  ofAnyone({ text }: Pick<Side, 'text'>): Found {
    const address = firstOf(text);
    const anyone = () => ({ principal: this.#parts.identities.anyoneAt(address), ground: 'unknown' });
    return this.#remembered(text, anyone);
  }

  /** Addresses in a network at which somebody is known. */
  known({ network }: Pick<Side, 'network'>): readonly IpAddress[] {
    return this.#parts.identities
      .addresses()
      .flatMap((text) => asIpAddress(text) ?? [])
      .filter((address) => cidrContains(network, address));
  }

  /** After a change of rules or people. */
  forget(): void {
    this.#known.clear();
  }

  #remembered(who: string, identify: () => Pick<Standing, 'principal' | 'ground'>): Standing {
    const now = this.#parts.clock.elapsed();
    const known = this.#known.get(who);
    if (known && known.until > now) return known.standing;
    const { principal, ground } = identify();
    const rooms = this.#found(principal);
    const standing = { principal, ground, rooms, casts: this.#casts(principal, rooms) };
    if (this.#known.size >= MOST_ASKERS) this.#known.clear();
    this.#known.set(who, { standing, until: now + HOLDS_MS });
    return standing;
  }

  #casts(principal: Principal, rooms: ReadonlySet<string>): ReadonlySet<string> {
    const { clock, policy } = this.#parts;
    const at = clock.now();
    const may = (service: CastId, room: string): boolean =>
      decideCast(policy(), { principal, service, room, at }).effect === 'permit';
    return new Set(
      CAST_IDS.flatMap((service) =>
        [...rooms].filter((room) => may(service, room)).map((room) => castKey(service, room)),
      ),
    );
  }

  #found(principal: Principal): ReadonlySet<string> {
    const { clock, policy, rooms } = this.#parts;
    const at = clock.now();
    return new Set(rooms().filter((room) => mayFind(policy(), { principal, room, at })));
  }
}
