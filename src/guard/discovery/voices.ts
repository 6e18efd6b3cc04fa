import { type Endpoint, type IpAddress, knownAddress } from '../../base/address.ts';
import { CLEAR_PORT } from '../../catalog/door-ports.ts';
import type { Log } from '../../ports/log.ts';
import type { Datagram, DatagramSocket, Net } from '../../ports/net.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';
import { type Said, Saying } from './saying.ts';
import { type Side, type Sides, sideWith } from './segments.ts';

const ANYWHERE = knownAddress('0.0.0.0');
/** UDA 2.0 §1.1: the group, and how far a message goes. */
export const GROUP: Endpoint = { host: knownAddress('239.255.255.250'), port: 1900 };
const TTL = 2;

interface VoicePorts {
  readonly net: Pick<Net, 'datagrams'>;
  readonly log: Log;
}

/** What people send to a player, and who hears it. */
interface VoiceParts {
  readonly sides: () => Sides;
  readonly onDatagram: (place: PlayerPlace, datagram: Datagram) => void;
}

/**
 * Sockets of each player, one for each side: while the kernel looks for somebody on one, a socket waits (`saying.ts`), and those of other sides
 * do not. What leaves them for people has the player's own address and port 1900 when it leaves this computer, and what people send there comes
 * to one of them: the firewall's maps `faces` and `voices`. Proven in `test/lab/absent-askers.test.ts`.
 */
export class Voices {
  readonly #ports: VoicePorts;
  readonly #parts: VoiceParts;
  /** Of each by the name of the card. */
  readonly #sockets = new Map<PlayerPlace, Map<string, DatagramSocket>>();
  /** Ports that are given back: another player may be meant to have one. */
  readonly #closing = new Map<number, Promise<unknown>>();
  readonly #saying: Saying;

  constructor(ports: VoicePorts, parts: VoiceParts) {
    this.#ports = ports;
    this.#parts = parts;
    this.#saying = new Saying(ports.log);
  }

  /** On the sides that there are. Fails with `address-in-use` where another program has the port. */
  async give(place: PlayerPlace): Promise<void> {
    const port = place.localPorts?.[CLEAR_PORT];
    if (port === undefined) return;
    await this.#closing.get(port);
    for (const { interface: card, own } of this.#all())
      if (!this.#sockets.get(place)?.has(card)) {
        const socket = await this.#open(place, { port, own });
        this.#sockets.set(place, (this.#sockets.get(place) ?? new Map()).set(card, socket));
      }
  }

  #open(place: PlayerPlace, { port, own }: { port: number; own: IpAddress }): Promise<DatagramSocket> {
    const multicast = { interface: own, ttl: TTL, loopback: false };
    return this.#ports.net.datagrams({ host: ANYWHERE, port, reuse: true, multicast }, (datagram) =>
      this.#parts.onDatagram(place, datagram),
    );
  }

  /** To nobody who is on no side. */
  say(place: PlayerPlace, said: Said): void {
    const { by, to } = said;
    const sides = this.#all();
    const side = by === undefined ? sideWith(sides, to.host) : sides.find(({ own }) => own === by);
    const socket = side && this.#sockets.get(place)?.get(side.interface);
    if (socket) this.#saying.say(socket, said);
  }

  /** Resolves when all that was said before is sent. */
  said(): Promise<void> {
    return this.#saying.said();
  }

  /** What was said before is still sent. */
  async take(place: PlayerPlace): Promise<void> {
    const sockets = [...(this.#sockets.get(place)?.values() ?? [])];
    const port = place.localPorts?.[CLEAR_PORT];
    if (sockets.length === 0 || port === undefined) return;
    this.#sockets.delete(place);
    const closing = Promise.all(sockets.map((socket) => this.#saying.close(socket))).finally(() =>
      this.#closing.delete(port),
    );
    this.#closing.set(port, closing);
    await closing;
  }

  /** Resolves when all are closed, those that were taken before as well. */
  async close(): Promise<void> {
    const closing = [...this.#sockets.keys()].map((place) => this.take(place));
    await Promise.all([...closing, ...this.#closing.values()]);
  }

  #all(): readonly Side[] {
    const { players, people } = this.#parts.sides();
    return [...players, ...people];
  }
}
