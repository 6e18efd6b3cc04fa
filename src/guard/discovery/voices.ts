import { type Endpoint, type IpAddress, knownAddress } from '../../base/address.ts';
import { CLEAR_PORT } from '../../catalog/door-ports.ts';
import type { Log } from '../../ports/log.ts';
import type { Datagram, DatagramSocket, Net } from '../../ports/net.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';

const ANYWHERE = knownAddress('0.0.0.0');
/** UDA 2.0 §1.1: the group, and how far a message goes. */
export const GROUP: Endpoint = { host: knownAddress('239.255.255.250'), port: 1900 };
const TTL = 2;

interface VoicePorts {
  readonly net: Net;
  readonly log: Log;
}

/** A message that is said on one side of this computer, or to one address. */
export interface Said {
  readonly bytes: Uint8Array;
  readonly to: Endpoint;
  /** Own address on the side, for what goes to the group. */
  readonly by?: IpAddress;
}

/**
 * One socket for each player. What leaves it for people has the player's own address and port 1900 when it leaves this computer, and what
 * people send there comes to it: the firewall's maps `faces` and `voices`.
 */
export class Voices {
  readonly #ports: VoicePorts;
  readonly #onDatagram: (place: PlayerPlace, datagram: Datagram) => void;
  readonly #sockets = new Map<PlayerPlace, DatagramSocket>();
  readonly #saying = new Set<Promise<void>>();

  constructor(ports: VoicePorts, onDatagram: (place: PlayerPlace, datagram: Datagram) => void) {
    this.#ports = ports;
    this.#onDatagram = onDatagram;
  }

  has(place: PlayerPlace): boolean {
    return this.#sockets.has(place);
  }

  /** Fails with `address-in-use` where another program has the port. */
  async give(place: PlayerPlace, own: IpAddress): Promise<void> {
    const port = place.localPorts?.[CLEAR_PORT];
    if (port === undefined || this.#sockets.has(place)) return;
    const multicast = { interface: own, ttl: TTL, loopback: false };
    const options = { host: ANYWHERE, port, multicast };
    const socket = await this.#ports.net.datagrams(options, (datagram) => this.#onDatagram(place, datagram));
    this.#sockets.set(place, socket);
  }

  /** What cannot be sent is lost, as datagrams are. */
  say(place: PlayerPlace, { bytes, to, by }: Said): void {
    const { log } = this.#ports;
    const socket = this.#sockets.get(place);
    if (!socket) return;
    const said = socket
      .send(bytes, to, by)
      .catch((cause: unknown) => log.debug('a datagram was not sent', { to: to.host, cause: String(cause) }))
      .finally(() => this.#saying.delete(said));
    this.#saying.add(said);
  }

  /** What was said before is still sent. */
  async take(place: PlayerPlace): Promise<void> {
    const socket = this.#sockets.get(place);
    this.#sockets.delete(place);
    await Promise.all(this.#saying);
    await socket?.close();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#sockets.keys()].map((place) => this.take(place)));
  }
}
