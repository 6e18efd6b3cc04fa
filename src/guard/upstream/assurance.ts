import type { IpAddress } from '../../base/address.ts';
import type { Clock } from '../../ports/clock.ts';

interface AssuranceParts {
  readonly clock: Pick<Clock, 'elapsed'>;
  /** True where the player of that address tells that it is there, and where no player is guarded. */
  readonly ask: (host: IpAddress) => Promise<boolean>;
}

/** Milliseconds in which what others say of an address is not looked into again: whoever lies has players asked no oftener. */
const REST_MS = 3000;

/**
 * Whether players are still where they were. One that could not be reached may have come back with another address, and another player with its own:
 * until it has told who it is nothing passes, for what may be done depends on the room.
 */
export class Assurance {
  readonly #parts: AssuranceParts;
  /** Each loss is an object of its own: an answer that was on its way during another loss assures of nothing. */
  readonly #lost = new Map<IpAddress, object>();
  readonly #asking = new Map<IpAddress, Promise<boolean>>();
  readonly #assuredAt = new Map<IpAddress, number>();

  constructor(parts: AssuranceParts) {
    this.#parts = parts;
  }

  holds(host: IpAddress): boolean {
    return !this.#lost.has(host);
  }

  /** It could not be reached. */
  lose(host: IpAddress): void {
    this.#lost.set(host, {});
  }

  /** Somebody there spoke as another player, or so it seems. */
  question(host: IpAddress): void {
    const at = this.#assuredAt.get(host);
    if (at === undefined || this.#parts.clock.elapsed() - at >= REST_MS) this.lose(host);
  }

  /** Whether it holds; asks where that is in doubt, once for all who wait. */
  restored(host: IpAddress): Promise<boolean> {
    if (this.holds(host)) return Promise.resolve(true);
    const asking = this.#asking.get(host) ?? this.#ask(host).finally(() => this.#asking.delete(host));
    this.#asking.set(host, asking);
    return asking;
  }

  /** Of other addresses nothing is known any more. */
  keep(hosts: ReadonlySet<IpAddress>): void {
    for (const known of [this.#lost, this.#assuredAt])
      for (const host of known.keys()) if (!hosts.has(host)) known.delete(host);
  }

  async #ask(host: IpAddress): Promise<boolean> {
    const loss = this.#lost.get(host);
    const isThere = await this.#parts.ask(host);
    if (!isThere || this.#lost.get(host) !== loss) return false;
    this.#lost.delete(host);
    this.#assuredAt.set(host, this.#parts.clock.elapsed());
    return true;
  }
}
