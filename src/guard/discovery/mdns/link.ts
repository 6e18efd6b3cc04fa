/**
 * The sockets of mDNS: one that hears on every side and speaks to groups, and for each side one that speaks to one address. What could go wrong: a flood (the firewall bounds each address, `finder.ts` bounds again), port 5353 is
 * held by a program that does not share it (then nothing is found by mDNS, and it is said), the kernel looks for somebody who is not there and keeps a socket waiting
 * (the one of that side alone, `saying.ts`). All are bound to the group, so what is sent to this computer alone still comes to its own responder.
 * Proven in `link.test.ts`, `test/lab/mdns.test.ts` and `absent-askers.test.ts`.
 */
import { type Endpoint, type IpAddress, knownAddress } from '../../../base/address.ts';
import type { Log } from '../../../ports/log.ts';
import type { Datagram, DatagramOptions, DatagramSocket, Net } from '../../../ports/net.ts';
import { allOrNone } from '../all-or-none.ts';
import { type Said, Saying, type Send } from '../saying.ts';
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
  /** By the own address on the side. */
  #toOne = new Map<IpAddress, DatagramSocket>();

  constructor({ net, log }: LinkPorts, onDatagram: (datagram: Datagram) => void) {
    this.#saying = new Saying(log);
    this.#sides = new SideSockets(async (first, also) => {
      const sides = [first, ...also];
      const hearing = net.datagrams(optionsOf(first, also), onDatagram);
      const speaking = sides.map((own) => net.datagrams(speakingOn(own, sides), () => {}));
      const [socket, ...others] = await allOrNone([hearing, ...speaking]);
      this.#socket = socket;
      this.#toOne = new Map(others.map((other, index) => [sides[index] ?? first, other]));
      return [{ close: () => this.#shut([...(socket ? [socket] : []), ...others]) }];
    });
  }

  /** Hears and speaks on these sides from now on. True when that is another thing than before. Fails with `address-in-use`. */
  settle(sides: Sides): Promise<boolean> {
    return this.#sides.settle(sides);
  }

  toOne(bytes: Uint8Array, to: Endpoint, { own }: Pick<Side, 'own'>, send?: Send): void {
    this.#say(this.#toOne.get(own), { bytes, to }, send);
  }

  toAll(bytes: Uint8Array, { own }: Pick<Side, 'own'>): void {
    this.#say(this.#socket, { bytes, to: GROUP, by: own });
  }

  /** What was said before is still sent. */
  close(): Promise<void> {
    return this.#sides.close();
  }

  #say(socket: DatagramSocket | undefined, said: Said, send?: Send): void {
    if (socket) this.#saying.say(socket, said, send);
  }

  /** Nothing is said any more from the moment of the call. */
  async #shut(sockets: readonly DatagramSocket[]): Promise<void> {
    this.#socket = undefined;
    this.#toOne = new Map();
    await Promise.all(sockets.map((socket) => this.#saying.close(socket)));
  }
}

const optionsOf = (first: IpAddress, also: readonly IpAddress[], from?: IpAddress): DatagramOptions => ({
  ...GROUP,
  reuse: true,
  hops: HOPS,
  multicast: {
    group: GROUP.host,
    interface: first,
    also,
    ttl: HOPS,
    // What the guard says is for others, and would come back to itself as somebody else's.
    loopback: false,
    ...(from === undefined ? {} : { from }),
  },
});

/**
 * It hears nobody: Linux gives what a group is told to each socket that is bound to it, whoever joined (ip(7), IP_MULTICAST_ALL), but for those
 * that joined on that card to hear somebody else.
 */
const speakingOn = (own: IpAddress, sides: readonly IpAddress[]): DatagramOptions =>
  optionsOf(
    own,
    sides.filter((one) => one !== own),
    own,
  );
