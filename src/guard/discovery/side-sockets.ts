import type { IpAddress } from '../../base/address.ts';
import type { DatagramSocket } from '../../ports/net.ts';
import { markOf, ownOn, type Sides } from './segments.ts';

/** Opens what hears on the card with the first address and on those with the others. */
type Open = (
  first: IpAddress,
  also: readonly IpAddress[],
) => Promise<readonly Pick<DatagramSocket, 'close'>[]>;

/** Sockets that hear on every side of this computer, opened anew when its addresses or cards there are others. */
export class SideSockets {
  readonly #open: Open;
  #sockets: Awaited<ReturnType<Open>> = [];
  #on = '';

  constructor(open: Open) {
    this.#open = open;
  }

  /** True when they hear on other sides than before. Fails with what `open` fails with, and then hears nowhere. */
  async settle(sides: Sides): Promise<boolean> {
    const on = markOf(sides);
    if (on === this.#on) return false;
    await this.close();
    const [first, ...also] = ownOn(sides);
    if (first === undefined) return false;
    this.#sockets = await this.#open(first, also);
    this.#on = on;
    return true;
  }

  get isOpen(): boolean {
    return this.#sockets.length > 0;
  }

  async close(): Promise<void> {
    const closing = this.#sockets;
    this.#sockets = [];
    this.#on = '';
    await Promise.all(closing.map((socket) => socket.close()));
  }
}
