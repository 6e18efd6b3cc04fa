/**
 * The sockets of discovery over IPv6, on each side of people by itself. What could go wrong: what is said on one side is taken for another's (a
 * socket hears neighbours of its own card alone: `host/link-datagrams.ts`), a side cannot be heard (the others are, it is said, and tried again). They are
 * bound to groups, so what is sent to this computer alone still comes to its own programs. Proven in `link-of-sides.test.ts`,
 * `test/lab/mdns-ipv6.test.ts` and `test/lab/ssdp-ipv6.test.ts`.
 */
import type { Endpoint } from '../../../base/address.ts';
import type { Links } from '../../../ports/links.ts';
import type { Log } from '../../../ports/log.ts';
import type { Datagram, DatagramSocket } from '../../../ports/net.ts';
import { allOrNone } from '../all-or-none.ts';
import { firstFailure } from '../first-failure.ts';
import { Saying, type Send } from '../saying.ts';
import type { Side } from '../segments.ts';
import type { Speaking } from '../speaking.ts';
import { linkMarkOf, type LinkSide } from './link-sides.ts';

/** What is spoken there. */
export interface Speech {
  /** Everybody is told in this one. */
  readonly group: Endpoint;
  /** Heard as well. */
  readonly also?: readonly Endpoint[];
  /** Of all that is sent. */
  readonly hops: number;
}

interface LinkPorts {
  readonly links: Pick<Links, 'datagrams'>;
  readonly log: Log;
}

interface Opened {
  readonly mark: string;
  /** Of the group first. */
  readonly sockets: readonly DatagramSocket[];
}

export class LinkOfSides implements Speaking {
  readonly #ports: LinkPorts;
  readonly #speech: Speech;
  readonly #onDatagram: (datagram: Datagram, side: LinkSide) => void;
  readonly #saying: Saying;
  /** By the name of the card. */
  readonly #opened = new Map<string, Opened>();

  constructor(ports: LinkPorts, speech: Speech, onDatagram: (datagram: Datagram, side: LinkSide) => void) {
    this.#ports = ports;
    this.#speech = speech;
    this.#onDatagram = onDatagram;
    this.#saying = new Saying(ports.log);
  }

  /** Hears and speaks on these sides from now on. Fails with what the first failed with that could not be opened; the others are. */
  async settle(sides: readonly LinkSide[]): Promise<void> {
    const marks = new Map(sides.map((side) => [side.interface, linkMarkOf(side)]));
    const gone = [...this.#opened].filter(([card, { mark }]) => marks.get(card) !== mark);
    await Promise.all(gone.map(([card]) => this.#shut(card)));
    const missing = sides.filter((side) => !this.#opened.has(side.interface));
    firstFailure(await Promise.allSettled(missing.map((side) => this.#open(side))));
  }

  toOne(bytes: Uint8Array, to: Endpoint, side: Side, send?: Send): void {
    const [socket] = this.#opened.get(side.interface)?.sockets ?? [];
    if (socket) this.#saying.say(socket, { bytes, to }, send);
  }

  toAll(bytes: Uint8Array, side: Side): void {
    this.toOne(bytes, this.#speech.group, side);
  }

  /** What was said before is still sent, and nothing after the call. */
  async close(): Promise<void> {
    await Promise.all([...this.#opened.keys()].map((card) => this.#shut(card)));
  }

  /** All of its groups, or none. */
  async #open(side: LinkSide): Promise<void> {
    const { group, also = [], hops } = this.#speech;
    const hear = (datagram: Datagram): void => this.#onDatagram(datagram, side);
    const opening = [group, ...also].map((each) =>
      this.#ports.links.datagrams({ card: side.interface, group: each, hops }, hear),
    );
    const sockets = await allOrNone(opening);
    this.#opened.set(side.interface, { mark: linkMarkOf(side), sockets });
  }

  async #shut(card: string): Promise<void> {
    const sockets = this.#opened.get(card)?.sockets ?? [];
    this.#opened.delete(card);
    await Promise.all(sockets.map((socket) => this.#saying.close(socket)));
  }
}
