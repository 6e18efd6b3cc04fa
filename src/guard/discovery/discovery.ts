/**
 * Apps find players on other segments, by SSDP and mDNS. What could go wrong: a rule or a player changes while something is found (`follow` is at
 * once), players of which nobody is told any more stay listed in apps (a good-bye is said for each, `farewell` and `close`), cards come and go
 * (they are looked at every two seconds). Proven in `test/lab/discovery.test.ts` and `test/lab/converge-*.test.ts`.
 */
import { cidrContains, type IpAddress } from '../../base/address.ts';
import type { PlayerId } from '../../base/ids.ts';
import type { Gateway } from '../../config/config.ts';
import type { Journal } from '../../journal/entry.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Links } from '../../ports/links.ts';
import type { Log } from '../../ports/log.ts';
import type { Net } from '../../ports/net.ts';
import type { OwnCards } from '../../ports/own-cards.ts';
import type { Random } from '../../ports/random.ts';
import type { KnownPlayer, PlayerPlace } from '../gateway/guarded-player.ts';
import { Rounds } from '../gateway/rounds.ts';
import type { Claim } from '../moving/verify-move.ts';
import { Complaint } from './complaint.ts';
import { Doubts } from './doubts.ts';
import { Mdns } from './mdns/mdns.ts';
import { Rights, type RightsParts } from './rights.ts';
import { type Sides, sidesOf } from './segments.ts';
import { Ssdp } from './ssdp.ts';
import { unharmedClock } from './unharmed.ts';

export interface DiscoveryPorts {
  readonly net: Net;
  readonly links: Links;
  readonly cards: OwnCards;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

export interface DiscoveryParts extends Omit<RightsParts, 'clock' | 'rooms'> {
  readonly journal: Journal;
  readonly known: (place: PlayerPlace) => KnownPlayer | undefined;
  /** The name of the player of a place, also of one that was not heard yet. */
  readonly idOf: (place: PlayerPlace) => PlayerId | undefined;
  /** A player may be elsewhere: somebody beside players says so in its name. */
  readonly onElsewhere: (claim: Claim) => void;
}

/** Milliseconds between two looks at cards and players. */
const LOOK_MS = 2000;
const NOWHERE: Sides = { players: [], people: [] };

export class Discovery {
  readonly #ports: DiscoveryPorts;
  readonly #complaint: Complaint;
  readonly #rights: Rights;
  readonly #doubts: Doubts;
  readonly #mdns: Mdns;
  readonly #ssdp: Ssdp;
  readonly #rounds: Rounds;
  #gateway: Gateway | undefined;
  #places: readonly PlayerPlace[] = [];

  constructor(given: DiscoveryPorts, parts: DiscoveryParts) {
    const { log } = given;
    const clock = unharmedClock(given.clock, log);
    const ports = { ...given, clock };
    const { journal } = parts;
    this.#ports = ports;
    this.#complaint = new Complaint(
      log,
      'cards cannot be looked at: players are not found on other segments',
    );
    const places = () => this.#places;
    this.#rights = new Rights({ clock, ...parts, rooms: () => places().map(({ room }) => room) });
    this.#doubts = new Doubts({ ...ports, journal }, (from) => this.#segmentOf(from));
    const both = { ...parts, places, rights: this.#rights, doubts: this.#doubts };
    this.#mdns = new Mdns(ports, { ...both, player: parts.known });
    this.#ssdp = new Ssdp(ports, { ...both, onGone: (place) => this.#gone(place) });
    this.#rounds = new Rounds({ clock, everyMs: LOOK_MS, round: () => this.#round() });
  }

  /** These players are found from now on, and no others. */
  follow(gateway: Gateway | undefined, places: readonly PlayerPlace[]): void {
    for (const place of this.#places.filter((one) => !places.includes(one))) this.#leave(place);
    this.#gateway = gateway;
    this.#places = gateway ? places : [];
    this.#rights.forget();
    this.#rounds.look();
  }

  /** Asks a player several times whether it is there; true when it says nothing. */
  isSilent(place: PlayerPlace): Promise<boolean> {
    return this.#ssdp.isSilent(place);
  }

  /** Something at that address speaks for a player that it is not. */
  forged(from: IpAddress): void {
    this.#doubts.note(from, 'not-itself');
  }

  /** Says good-bye for these; resolves when it was said. They are followed on until others take their place. */
  async farewell(places: readonly PlayerPlace[]): Promise<void> {
    for (const place of places) this.#gone(place);
    await this.#ssdp.said();
  }

  /** Says good-bye for all: while nobody guards them they are not reached. */
  async close(): Promise<void> {
    await this.#rounds.close();
    for (const place of this.#places) this.#gone(place);
    // What is heard until the last socket is closed would take the good-bye back.
    this.#places = [];
    await this.#ssdp.close();
    await this.#mdns.close();
  }

  #segmentOf(from: string): string {
    const { players = [], people = [] } = this.#gateway ?? {};
    return [...players, ...people].find(({ network }) => cidrContains(network, from))?.name ?? '';
  }

  async #round(): Promise<void> {
    try {
      const sides = this.#gateway ? sidesOf(this.#gateway, this.#ports.net.interfaces()) : NOWHERE;
      await this.#mdns.settle(sides);
      await this.#ssdp.settle(sides);
      this.#complaint.over();
    } catch (cause) {
      this.#complaint.about(cause);
    }
  }

  #gone(place: PlayerPlace): void {
    this.#ssdp.gone(place);
    this.#mdns.gone(place);
  }

  #leave(place: PlayerPlace): void {
    this.#gone(place);
    this.#ssdp.leave(place);
  }
}
