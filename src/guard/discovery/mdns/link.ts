/**
 * The socket of mDNS, on every side. What could go wrong: a flood (the firewall bounds each address, `finder.ts` bounds again), port 5353 is
 * held by a program that does not share it (then nothing is found by mDNS, and it is said). It is bound to the group, so what is sent to
 * this computer alone still comes to its own responder. Proven in `link.test.ts` and `test/lab/mdns.test.ts`.
 */
import { type Endpoint, type IpAddress, knownAddress } from '../../../base/address.ts';
import type { Log } from '../../../ports/log.ts';
import type { Datagram, DatagramSocket, Net } from '../../../ports/net.ts';
import type { Sides } from '../segments.ts';

/** RFC 6762 §3. */
export const GROUP: Endpoint = { host: knownAddress('224.0.0.251'), port: 5353 };
/** RFC 6762 §11. */
const HOPS = 255;

interface LinkPorts {
  readonly net: Net;
  readonly log: Log;
}

export class Link {
  readonly #ports: LinkPorts;
  readonly #onDatagram: (datagram: Datagram) => void;
  readonly #saying = new Set<Promise<void>>();
  #socket: DatagramSocket | undefined;
  #on = '';

  constructor(ports: LinkPorts, onDatagram: (datagram: Datagram) => void) {
    this.#ports = ports;
    this.#onDatagram = onDatagram;
  }

  /** Hears and speaks on these sides from now on. True when that is another thing than before. Fails with `address-in-use`. */
  async settle({ players, people }: Sides): Promise<boolean> {
    const owns = [...players, ...people].map(({ own }) => own);
    const on = owns.join(' ');
    if (on === this.#on) return false;
    await this.close();
    const [first, ...also] = owns;
    if (first === undefined) return false;
    this.#socket = await this.#open(first, also);
    this.#on = on;
    return true;
  }

  /** To one address, or to the group on the side where this computer is `by`. What cannot be sent is lost, as datagrams are. */
  say(bytes: Uint8Array, to: Endpoint, by?: IpAddress): void {
    const { log } = this.#ports;
    if (!this.#socket) return;
    const said = this.#socket
      .send(bytes, to, by)
      .catch((cause: unknown) => log.debug('a datagram was not sent', { to: to.host, cause: String(cause) }))
      .finally(() => this.#saying.delete(said));
    this.#saying.add(said);
  }

  /** What was said before is still sent. */
  async close(): Promise<void> {
    const socket = this.#socket;
    this.#socket = undefined;
    this.#on = '';
    await Promise.all(this.#saying);
    await socket?.close();
  }

  #open(first: IpAddress, also: readonly IpAddress[]): Promise<DatagramSocket> {
    // Without loopback: what the guard says is for others, and would come back to itself as somebody else's.
    const multicast = { group: GROUP.host, interface: first, also, ttl: HOPS, loopback: false };
    return this.#ports.net.datagrams({ ...GROUP, reuse: true, hops: HOPS, multicast }, this.#onDatagram);
  }
}
