import type { Endpoint, IpAddress } from '../../base/address.ts';
import type { Log } from '../../ports/log.ts';
import type { DatagramSocket } from '../../ports/net.ts';

/** A message that is said on one side of this computer, or to one address. */
export interface Said {
  readonly bytes: Uint8Array;
  readonly to: Endpoint;
  /** Own address on the side, for what goes to a group. */
  readonly by?: IpAddress;
}

/**
 * Messages of a socket that wait at once. The kernel keeps what goes to an address that nobody has for seconds, and takes no more of that socket
 * meanwhile: what is said to others then is late, and what is more than this is lost, as datagrams are.
 */
const MOST_WAITING = 1024;

export type Speaker = Pick<DatagramSocket, 'send'>;
export type Send = (socket: Speaker, said: Said) => Promise<void>;

const sendBy: Send = (socket, { bytes, to, by }) => socket.send(bytes, to, by);

/** What is on its way out. What cannot be sent is lost. */
export class Saying {
  readonly #log: Log;
  readonly #underWay = new Map<Speaker, Set<Promise<void>>>();

  constructor(log: Log) {
    this.#log = log;
  }

  /** `send`: how, where that is another way than the socket's own. */
  say(socket: Speaker, said: Said, send: Send = sendBy): void {
    const waiting = this.#underWay.get(socket) ?? new Set();
    if (waiting.size >= MOST_WAITING) return;
    this.#underWay.set(socket, waiting);
    const over = (): void => {
      waiting.delete(sent);
      if (waiting.size === 0) this.#underWay.delete(socket);
    };
    const sent = send(socket, said).then(over, (cause: unknown) => {
      over();
      this.#log.debug('a datagram was not sent', { to: said.to.host, cause: String(cause) });
    });
    waiting.add(sent);
  }

  /** Resolves when all that was said before is sent. */
  async said(): Promise<void> {
    await Promise.all([...this.#underWay.values()].flatMap((waiting) => [...waiting]));
  }

  /** Closes it when all that was said by it before is sent. */
  async close(socket: DatagramSocket | undefined): Promise<void> {
    if (!socket) return;
    const waiting = this.#underWay.get(socket);
    if (waiting) await Promise.all(waiting);
    await socket.close();
  }
}
