/**
 * Apps find players on other segments. What could go wrong: a stranger finds what is not meant for strangers (`rights.ts`), anybody speaks for a
 * player (`finder.ts`, `statement.ts`), a datagram of one segment comes to another (none is forwarded: everything said is written anew), a
 * player is taken away by a forged good-bye (`presence.ts` asks it). Proven in `test/lab/discovery.test.ts`.
 */
import type { IpAddress } from '../../base/address.ts';
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
import { Answerer } from './answerer.ts';
import { Complaint } from './complaint.ts';
import { Doubts } from './doubts.ts';
import { earOf } from './ear.ts';
import { Finder } from './finder.ts';
import { SsdpOverIpv6 } from './ipv6/ssdp-over-ipv6.ts';
import { Mdns } from './mdns/mdns.ts';
import { Presence } from './presence.ts';
import { Registry } from './registry.ts';
import { Rights, type RightsParts } from './rights.ts';
import { SearchRecord } from './search-record.ts';
import { type Sides, sidesOf } from './segments.ts';
import type { SideSockets } from './side-sockets.ts';
import { Teller } from './teller.ts';
import { byebyeOf } from './words.ts';
import { GROUP, Voices } from './voices.ts';

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
  readonly #registry: Registry;
  readonly #voices: Voices;
  readonly #presence: Presence;
  readonly #teller: Teller;
  readonly #finder: Finder;
  readonly #rights: Rights;
  readonly #mdns: Mdns;
  readonly #overIpv6: SsdpOverIpv6;
  readonly #ear: SideSockets;
  readonly #complaint: Complaint;
  readonly #doubts: Doubts;
  readonly #known: DiscoveryParts['known'];
  #gateway: Gateway | undefined;
  #places: readonly PlayerPlace[] = [];
  #sides = NOWHERE;
  readonly #rounds: Rounds;

  constructor(ports: DiscoveryPorts, parts: DiscoveryParts) {
    const { clock } = ports;
    this.#ports = ports;
    this.#known = parts.known;
    this.#complaint = new Complaint(ports.log, 'players are not found on other segments');
    this.#ear = earOf(ports.net, (datagram) => this.#finder.hear(datagram));
    const places = () => this.#places;
    const sides = () => this.#sides;
    this.#registry = new Registry(clock);
    const registry = this.#registry;
    this.#rights = new Rights({ clock, ...parts, rooms: () => this.#places.map(({ room }) => room) });
    const rights = this.#rights;
    this.#voices = new Voices(ports, (place, datagram) => this.#finder.hear(datagram, place));
    const voices = this.#voices;
    const { journal, idOf } = parts;
    this.#overIpv6 = new SsdpOverIpv6(ports, { journal, idOf, places, registry, rights });
    this.#teller = new Teller({ voices, rights, sides, link: this.#overIpv6.link });
    this.#presence = new Presence({
      clock,
      registry,
      ask: (place, bytes) => voices.say(place, { bytes, to: { ...GROUP, host: place.endpoint.host } }),
      onGone: (place) => this.#gone(place),
    });
    const record = new SearchRecord({ clock, journal }, { action: 'ssdp.search', by: 'address' });
    this.#doubts = new Doubts({ ...ports, journal });
    const doubts = this.#doubts;
    this.#mdns = new Mdns(ports, { ...parts, places, player: parts.known, rights, doubts });
    this.#finder = new Finder({
      sides,
      places,
      known: parts.known,
      idOf,
      onElsewhere: parts.onElsewhere,
      registry,
      presence: this.#presence,
      answerer: new Answerer({
        ...ports,
        registry,
        rights,
        record,
        places,
        say: (place, bytes, { from }) => voices.say(place, { bytes, to: from }),
      }),
      teller: this.#teller,
      doubts,
    });
    this.#rounds = new Rounds({ clock, everyMs: LOOK_MS, round: () => this.#round() });
  }

  /** These players are found from now on, and no others. */
  follow(gateway: Gateway | undefined, places: readonly PlayerPlace[]): void {
    const gone = this.#places.filter((place) => !places.includes(place));
    for (const place of gone) this.#leave(place);
    this.#gateway = gateway;
    this.#places = gateway ? places : [];
    this.#rights.forget();
    this.#rounds.look();
  }

  /** Asks a player several times whether it is there; true when it says nothing. */
  isSilent(place: PlayerPlace): Promise<boolean> {
    return this.#presence.isSilent(place);
  }

  /** Something at that address speaks for a player that it is not. */
  forged(from: IpAddress): void {
    this.#doubts.note(from, 'not-itself');
  }

  /** Says good-bye for these; resolves when it was said. They are followed on until others take their place. */
  async farewell(places: readonly PlayerPlace[]): Promise<void> {
    for (const place of places) this.#gone(place);
    await this.#voices.said();
  }

  /** Says good-bye for all: while nobody guards them they are not reached. */
  async close(): Promise<void> {
    await this.#rounds.close();
    for (const place of this.#places) this.#gone(place);
    this.#presence.close();
    await this.#ear.close();
    await this.#voices.close();
    await this.#mdns.close();
    await this.#overIpv6.close();
  }

  async #round(): Promise<void> {
    try {
      await this.#settle();
    } catch (cause) {
      this.#complaint.about(cause);
    }
  }

  /** Cards come and go, and players become known. */
  async #settle(): Promise<void> {
    const sides = this.#gateway ? sidesOf(this.#gateway, this.#ports.net.interfaces()) : NOWHERE;
    await this.#mdns.settle(sides);
    await this.#overIpv6.settle(sides.people);
    this.#sides = sides;
    await this.#ear.settle(sides);
    const [own] = sides.players.map((side) => side.own);
    if (own === undefined) return;
    for (const place of this.#places) {
      if (!this.#known(place)) continue;
      await this.#voices.give(place, own);
      this.#presence.watch(place);
    }
    this.#complaint.over();
  }

  #gone(place: PlayerPlace): void {
    this.#teller.tell(place, this.#registry.forget(place), byebyeOf);
    this.#mdns.gone(place);
  }

  #leave(place: PlayerPlace): void {
    this.#gone(place);
    this.#presence.forget(place);
    void this.#voices.take(place);
  }
}
