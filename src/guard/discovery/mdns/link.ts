/**
 * The socket of mDNS, on every side. What could go wrong: a flood (the firewall bounds each address, `finder.ts` bounds again), port 5353 is
 * held by a program that does not share it (then nothing is found by mDNS, and it is said). It is bound to the group, so what is sent to
 * this computer alone still comes to its own responder. Proven in `link.test.ts` and `test/lab/mdns.test.ts`.
 */
import { type Endpoint, knownAddress } from '../../../base/address.ts';
import type { Log } from '../../../ports/log.ts';
import type { Datagram, DatagramSocket, Net } from '../../../ports/net.ts';
import { type Said, Saying } from '../saying.ts';
import type { Side, Sides } from '../segments.ts';
import { SideSockets } from '../side-sockets.ts';
import type { Speaking } from '../speaking.ts';

/** RFC 6762 §3. */
export const GROUP: Endpoint = { host: knownAddress('224.0.0.251'), port: 5353 };
/** RFC 6762 §11. */
const HOPS = 255;

interface LinkPorts {
  readonly net: Net;
  readonly log: Log;
}

export class Link implements Speaking {
  readonly #saying: Saying;
  readonly #sides: SideSockets;
  #socket: DatagramSocket | undefined;

  constructor({ net, log }: LinkPorts, onDatagram: (datagram: Datagram) => void) {
    this.#saying = new Saying(log);
    this.#sides = new SideSockets(async (first, also) => {
      // Without loopback: what the guard says is for others, and would come back to itself as somebody else's.
      const multicast = { group: GROUP.host, interface: first, also, ttl: HOPS, loopback: false };
      const socket = await net.datagrams({ ...GROUP, reuse: true, hops: HOPS, multicast }, onDatagram);
      this.#socket = socket;
      return [{ close: () => this.#shut(socket) }];
    });
  }

  /** Hears and speaks on these sides from now on. True when that is another thing than before. Fails with `address-in-use`. */
  settle(sides: Sides): Promise<boolean> {
    return this.#sides.settle(sides);
  }

  toOne(bytes: Uint8Array, to: Endpoint): void {
    this.#say({ bytes, to });
  }

  toAll(bytes: Uint8Array, { own }: Pick<Side, 'own'>): void {
    this.#say({ bytes, to: GROUP, by: own });
  }

  /** What was said before is still sent. */
  close(): Promise<void> {
    return this.#sides.close();
  }

  #say(said: Said): void {
    if (this.#socket) this.#saying.say(this.#socket, said);
  }

  /** Nothing is said any more from the moment of the call. */
  #shut(socket: DatagramSocket): Promise<void> {
    this.#socket = undefined;
    return this.#saying.close(socket);
  }
}
