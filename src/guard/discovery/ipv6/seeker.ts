/**
 * Who has an address of a link, by hardware address. What could go wrong: nobody is known who only spoke to a group (a datagram to the address
 * makes the kernel look for it, RFC 4861 §7.2.2), somebody speaks with addresses without end (on each card a number is looked for at once, and those
 * who are known need not be; the rest are nobody, and are not answered). Proven in `seeker.test.ts` and `test/lab/ipv6-abuse.test.ts`.
 */
import type { IpAddress } from '../../../base/address.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Links } from '../../../ports/links.ts';
import { plainHardware } from '../../identity/hardware.ts';
import type { Side } from '../segments.ts';
import type { Speaking } from '../speaking.ts';

/** Milliseconds for a neighbour to say where it is; more than the age of what the system tells. Who says it later is known when it asks again. */
const ANSWER_MS = 400;
/** At once on a card. */
const MOST_SOUGHT = 64;
/** RFC 863: what comes there is thrown away. */
const DISCARD_PORT = 9;
const NOTHING = new Uint8Array(0);

interface SeekerParts {
  readonly clock: Pick<Clock, 'sleep'>;
  readonly links: Pick<Links, 'hardwareOf'>;
  readonly link: Pick<Speaking, 'toOne'>;
}

export class Seeker {
  readonly #parts: SeekerParts;
  /** By card, then by address. */
  readonly #underWay = new Map<string, Map<IpAddress, Promise<string | undefined>>>();

  constructor(parts: SeekerParts) {
    this.#parts = parts;
  }

  /** The hardware address in plain spelling; undefined where nobody shows one, and where too many are looked for. */
  async hardwareOf(address: IpAddress, side: Side): Promise<string | undefined> {
    return (await this.#seen(address, side)) ?? this.#sought(address, side);
  }

  /** Makes the system see who has the address now. */
  wake(address: IpAddress, side: Side): void {
    this.#parts.link.toOne(NOTHING, { host: address, port: DISCARD_PORT }, side);
  }

  /** One search for each address at a time. */
  #sought(address: IpAddress, side: Side): Promise<string | undefined> {
    const here = this.#underWay.get(side.interface) ?? new Map<IpAddress, Promise<string | undefined>>();
    this.#underWay.set(side.interface, here);
    const sought = here.get(address);
    if (sought) return sought;
    if (here.size >= MOST_SOUGHT) return Promise.resolve(undefined);
    const seeking = this.#seek(address, side).finally(() => here.delete(address));
    here.set(address, seeking);
    return seeking;
  }

  async #seek(address: IpAddress, side: Side): Promise<string | undefined> {
    this.wake(address, side);
    await this.#parts.clock.sleep(ANSWER_MS);
    return this.#seen(address, side);
  }

  async #seen(address: IpAddress, { interface: card }: Side): Promise<string | undefined> {
    const seen = await this.#parts.links.hardwareOf({ address, card });
    return seen === undefined ? undefined : plainHardware(seen);
  }
}
