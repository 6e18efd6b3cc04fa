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

/** What is on its way out. What cannot be sent is lost, as datagrams are. */
export class Saying {
  readonly #log: Log;
  readonly #underWay = new Set<Promise<void>>();

  constructor(log: Log) {
    this.#log = log;
  }

  say(socket: Pick<DatagramSocket, 'send'>, { bytes, to, by }: Said): void {
    const said = socket.send(bytes, to, by).then(
      () => void this.#underWay.delete(said),
      (cause: unknown) => {
        this.#underWay.delete(said);
        this.#log.debug('a datagram was not sent', { to: to.host, cause: String(cause) });
      },
    );
    this.#underWay.add(said);
  }

  /** Resolves when all that was said before is sent. */
  async said(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  /** Closes it when all that was said before is sent. */
  async close(socket: Pick<DatagramSocket, 'close'> | undefined): Promise<void> {
    await this.said();
    await socket?.close();
  }
}
