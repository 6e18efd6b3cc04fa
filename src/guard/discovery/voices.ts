import { type Endpoint, type IpAddress, knownAddress } from '../../base/address.ts';
import { CLEAR_PORT } from '../../catalog/door-ports.ts';
import type { Log } from '../../ports/log.ts';
import type { Datagram, DatagramSocket, Net } from '../../ports/net.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';
import { type Said, Saying } from './saying.ts';

const ANYWHERE = knownAddress('0.0.0.0');
/** UDA 2.0 §1.1: the group, and how far a message goes. */
export const GROUP: Endpoint = { host: knownAddress('239.255.255.250'), port: 1900 };
const TTL = 2;

interface VoicePorts {
  readonly net: Pick<Net, 'datagrams'>;
  readonly log: Log;
}

/**
 * One socket for each player. What leaves it for people has the player's own address and port 1900 when it leaves this computer, and what
 * people send there comes to it: the firewall's maps `faces` and `voices`.
 */
export class Voices {
  readonly #ports: VoicePorts;
  readonly #onDatagram: (place: PlayerPlace, datagram: Datagram) => void;
  readonly #sockets = new Map<PlayerPlace, DatagramSocket>();
  /** Ports that are given back: another player may be meant to have one. */
  readonly #closing = new Map<number, Promise<void>>();
  readonly #saying: Saying;

  constructor(ports: VoicePorts, onDatagram: (place: PlayerPlace, datagram: Datagram) => void) {
    this.#ports = ports;
    this.#saying = new Saying(ports.log);
    this.#onDatagram = onDatagram;
  }

  /** Fails with `address-in-use` where another program has the port. */
  async give(place: PlayerPlace, own: IpAddress): Promise<void> {
    const port = place.localPorts?.[CLEAR_PORT];
    if (port === undefined || this.#sockets.has(place)) return;
    await this.#closing.get(port);
    const multicast = { interface: own, ttl: TTL, loopback: false };
    const options = { host: ANYWHERE, port, multicast };
    const socket = await this.#ports.net.datagrams(options, (datagram) => this.#onDatagram(place, datagram));
    this.#sockets.set(place, socket);
  }

  say(place: PlayerPlace, said: Said): void {
    const socket = this.#sockets.get(place);
    if (socket) this.#saying.say(socket, said);
  }

  /** Resolves when all that was said before is sent. */
  said(): Promise<void> {
    return this.#saying.said();
  }

  /** What was said before is still sent. */
  take(place: PlayerPlace): Promise<void> {
    const socket = this.#sockets.get(place);
    const port = place.localPorts?.[CLEAR_PORT];
    if (!socket || port === undefined) return Promise.resolve();
    this.#sockets.delete(place);
    const closing = this.#saying.close(socket).finally(() => this.#closing.delete(port));
    this.#closing.set(port, closing);
    return closing;
  }

  /** Resolves when all are closed, those that were taken before as well. */
  async close(): Promise<void> {
    const closing = [...this.#sockets.keys()].map((place) => this.take(place));
    await Promise.all([...closing, ...this.#closing.values()]);
  }
}
