/**
 * The sockets of mDNS over IPv6, one for each side of people. What could go wrong: what is said on one side is taken for another's (a socket is
 * bound to its card: `host/link-datagrams.ts`), a side cannot be heard (the others are, it is said, and tried again). They are bound to the
 * group, so what is sent to this computer alone still comes to its own responder. Proven in `link-of-sides.test.ts` and
 * `test/lab/mdns-ipv6.test.ts`.
 */
import { type Endpoint, knownAddress } from '../../../../base/address.ts';
import type { Links } from '../../../../ports/links.ts';
import type { Log } from '../../../../ports/log.ts';
import type { Datagram, DatagramSocket } from '../../../../ports/net.ts';
import { Saying } from '../../saying.ts';
import type { Side } from '../../segments.ts';
import type { Speaking } from '../link.ts';
import { linkMarkOf, type LinkSide } from './link-sides.ts';

/** RFC 6762 §3. */
export const LINK_GROUP: Endpoint = { host: knownAddress('ff02::fb'), port: 5353 };
/** RFC 6762 §11. */
const HOPS = 255;

interface LinkPorts {
  readonly links: Pick<Links, 'datagrams'>;
  readonly log: Log;
}

interface Opened {
  readonly mark: string;
  readonly socket: DatagramSocket;
}

export class LinkOfSides implements Speaking {
  readonly #ports: LinkPorts;
  readonly #onDatagram: (datagram: Datagram, side: LinkSide) => void;
  readonly #saying: Saying;
  /** By the name of the card. */
  readonly #opened = new Map<string, Opened>();

  constructor(ports: LinkPorts, onDatagram: (datagram: Datagram, side: LinkSide) => void) {
    this.#ports = ports;
    this.#onDatagram = onDatagram;
    this.#saying = new Saying(ports.log);
  }

  /** Hears and speaks on these sides from now on. Fails with what the first failed with that could not be opened; the others are. */
  async settle(sides: readonly LinkSide[]): Promise<void> {
    const marks = new Map(sides.map((side) => [side.interface, linkMarkOf(side)]));
    const gone = [...this.#opened].filter(([card, { mark }]) => marks.get(card) !== mark);
    await Promise.all(gone.map(([card]) => this.#shut(card)));
    const missing = sides.filter((side) => !this.#opened.has(side.interface));
    const failed = (await Promise.allSettled(missing.map((side) => this.#open(side)))).find(
      ({ status }) => status === 'rejected',
    );
    if (failed?.status === 'rejected') throw failed.reason;
  }

  toOne(bytes: Uint8Array, to: Endpoint, side: Side): void {
    const opened = this.#opened.get(side.interface);
    if (opened) this.#saying.say(opened.socket, { bytes, to });
  }

  toAll(bytes: Uint8Array, side: Side): void {
    this.toOne(bytes, LINK_GROUP, side);
  }

  /** What was said before is still sent, and nothing after the call. */
  async close(): Promise<void> {
    await Promise.all([...this.#opened.keys()].map((card) => this.#shut(card)));
  }

  async #open(side: LinkSide): Promise<void> {
    const options = { card: side.interface, group: LINK_GROUP, hops: HOPS };
    const socket = await this.#ports.links.datagrams(options, (datagram) => this.#onDatagram(datagram, side));
    this.#opened.set(side.interface, { mark: linkMarkOf(side), socket });
  }

  #shut(card: string): Promise<void> {
    const socket = this.#opened.get(card)?.socket;
    this.#opened.delete(card);
    return this.#saying.close(socket);
  }
}
