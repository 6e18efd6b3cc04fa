import type { IpAddress } from '../../base/address.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Datagram, DatagramSocket, Listener, Net, Stream } from '../../ports/net.ts';
import { RESOLVER_PORT } from '../firewall/local-ports.ts';
import { Counts } from '../gateway/counts.ts';
import { talk } from './talk.ts';

export interface EarParts {
  readonly net: Net;
  readonly clock: Clock;
  /** What is answered to a question from an address; undefined for silence. */
  readonly answer: (question: Uint8Array, from: IpAddress) => Promise<Uint8Array | undefined>;
}

const MOST_STREAMS = 64;
const MOST_OF_ONE = 4;

type Ear = Pick<Listener, 'close'>;

/** Hears questions at own addresses, by UDP and TCP. */
export class Ears {
  readonly #parts: EarParts;
  readonly #streams = new Counts(MOST_OF_ONE);

  constructor(parts: EarParts) {
    this.#parts = parts;
  }

  /** At all of the addresses, or fails with `address-in-use` or `address-unavailable` and hears at none. */
  async open(addresses: readonly IpAddress[]): Promise<readonly Ear[]> {
    const opened: Ear[] = [];
    try {
      for (const host of addresses) {
        opened.push(await this.#datagrams(host));
        const at = { host, port: RESOLVER_PORT, maxConnections: MOST_STREAMS };
        opened.push(await this.#parts.net.listen(at, (stream) => void this.#take(stream)));
      }
      return opened;
    } catch (cause) {
      await Promise.all(opened.map((one) => one.close()));
      throw cause;
    }
  }

  async #datagrams(host: IpAddress): Promise<DatagramSocket> {
    const socket = await this.#parts.net.datagrams(
      { host, port: RESOLVER_PORT },
      (datagram) => void this.#reply(socket, datagram),
    );
    return socket;
  }

  async #reply(socket: DatagramSocket, { bytes, from }: Datagram): Promise<void> {
    const answered = await this.#parts.answer(bytes, from.host);
    // What cannot be sent is lost, as datagrams are.
    if (answered) await socket.send(answered, from).catch(() => {});
  }

  async #take(stream: Stream): Promise<void> {
    const { host } = stream.remote;
    if (!this.#streams.enter(host)) return stream.destroy();
    const { clock, answer } = this.#parts;
    await talk(stream, { clock, answer: (question) => answer(question, host) });
    this.#streams.leave(host);
  }
}
