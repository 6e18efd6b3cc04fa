/**
 * The ports of one guarded address. What could go wrong: one of them is taken (then none is held), somebody connects while
 * no player is served there (let go at once: nothing is read and nothing said), a player goes while clients are connected
 * (they are cut off in the same moment in which it goes). Proven in `doorway.test.ts`.
 */
import { type Endpoint, type IpAddress, knownAddress } from '../../base/address.ts';
import type { DoorPort } from '../../catalog/door-ports.ts';
import type { LocalPorts } from '../firewall/local-ports.ts';
import type { Listener, Net, Stream } from '../../ports/net.ts';
import { GATEWAY_LIMITS } from './limits.ts';

/** What answers on one port of a guarded player. */
export interface Door {
  readonly port: number;
  /** Until the connection ends. Does not fail. */
  serve(stream: Stream): Promise<void>;
}

export class Doorway {
  readonly address: IpAddress;
  readonly #listeners: readonly Listener[];
  readonly #streams: Set<Stream>;
  readonly #doors: Map<number, Door>;

  private constructor(address: IpAddress, listeners: readonly Listener[], held: Held) {
    this.address = address;
    this.#listeners = listeners;
    this.#streams = held.streams;
    this.#doors = held.doors;
  }

  /** Shut at first. Fails with `address-in-use` or `address-unavailable`. */
  static async take(
    net: Net,
    address: IpAddress,
    ports: readonly DoorPort[],
    localPorts?: LocalPorts,
  ): Promise<Doorway> {
    const held: Held = { streams: new Set(), doors: new Map() };
    const listening = ports.map((port) =>
      net.listen(
        { ...listenAt(address, port, localPorts), maxConnections: GATEWAY_LIMITS.connections },
        (stream) => serve(held, port, stream),
      ),
    );
    const settled = await Promise.allSettled(listening);
    const listeners = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const doorway = new Doorway(address, listeners, held);
    const failed = settled.find(({ status }) => status === 'rejected');
    if (failed?.status !== 'rejected') return doorway;
    await doorway.close();
    throw failed.reason;
  }

  /** From now on these serve; a port without one stays shut. */
  open(doors: readonly Door[]): void {
    this.shut();
    for (const door of doors) this.#doors.set(door.port, door);
  }

  /** At once: nobody is served any more, and every connection is torn down. */
  shut(): void {
    this.#doors.clear();
    for (const stream of this.#streams) stream.destroy();
    this.#streams.clear();
  }

  /** Nothing listens from the moment of the call; resolves when that is told. */
  async close(): Promise<void> {
    this.shut();
    await Promise.all(this.#listeners.map((listener) => listener.close()));
  }
}

/** What a firewall redirects comes to whatever address the card has on which it arrived. */
const listenAt = (host: IpAddress, port: DoorPort, localPorts: LocalPorts | undefined): Endpoint =>
  localPorts ? { host: EVERY_ADDRESS, port: localPorts[port] } : { host, port };

const EVERY_ADDRESS = knownAddress('0.0.0.0');

interface Held {
  readonly streams: Set<Stream>;
  readonly doors: Map<number, Door>;
}

function serve({ streams, doors }: Held, port: number, stream: Stream): void {
  const door = doors.get(port);
  if (!door) return stream.destroy();
  streams.add(stream);
  void door.serve(stream).finally(() => streams.delete(stream));
}
