/**
 * Apps find players on other segments by SSDP. What could go wrong: a stranger finds what is not meant for strangers (`answerer.ts`, `teller.ts`, by
 * `rights.ts`), anybody speaks for a player (`finder.ts`, `statement.ts`), a datagram of one segment comes to another (none is forwarded:
 * everything said is written anew), a player is taken away by a forged good-bye (`presence.ts` asks it). Proven in `test/lab/discovery.test.ts`.
 */
import type { Journal } from '../../journal/entry.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Links } from '../../ports/links.ts';
import type { Log } from '../../ports/log.ts';
import type { Datagram, Net } from '../../ports/net.ts';
import type { OwnCards } from '../../ports/own-cards.ts';
import type { Random } from '../../ports/random.ts';
import type { KnownPlayer, PlayerPlace } from '../gateway/guarded-player.ts';
import type { Claim } from '../moving/verify-move.ts';
import { Announcer } from './announcer.ts';
import { Answerer } from './answerer.ts';
import { Complaint } from './complaint.ts';
import type { Doubts } from './doubts.ts';
import { earOf } from './ear.ts';
import { Finder } from './finder.ts';
import { firstFailure } from './first-failure.ts';
import { SsdpOverIpv6 } from './ipv6/ssdp-over-ipv6.ts';
import type { PlayersNamed } from './players-named.ts';
import { Presence } from './presence.ts';
import { Registry } from './registry.ts';
import type { Rights } from './rights.ts';
import { SearchRecord } from './search-record.ts';
import type { Sides } from './segments.ts';
import type { SideSockets } from './side-sockets.ts';
import { Teller } from './teller.ts';
import { unharmed } from './unharmed.ts';
import { GROUP, Voices } from './voices.ts';
import { byebyeOf } from './words.ts';

interface SsdpPorts {
  readonly net: Pick<Net, 'datagrams'>;
  readonly links: Links;
  readonly cards: OwnCards;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

interface SsdpParts extends PlayersNamed {
  readonly known: (place: PlayerPlace) => KnownPlayer | undefined;
  /** A player may be elsewhere: somebody beside players says so in its name. */
  readonly onElsewhere: (claim: Claim) => void;
  /** It does not answer any more. */
  readonly onGone: (place: PlayerPlace) => void;
  readonly rights: Rights;
  readonly doubts: Doubts;
  readonly journal: Journal;
}

export class Ssdp {
  readonly #parts: SsdpParts;
  readonly #complaint: Complaint;
  readonly #registry: Registry;
  readonly #voices: Voices;
  readonly #presence: Presence;
  readonly #teller: Teller;
  readonly #announcer: Announcer;
  readonly #overIpv6: SsdpOverIpv6;
  readonly #ear: SideSockets;
  #sides: Sides = { players: [], people: [] };

  constructor(ports: SsdpPorts, parts: SsdpParts) {
    const { clock, log, net } = ports;
    const { journal, places, rights } = parts;
    const sides = () => this.#sides;
    this.#parts = parts;
    this.#complaint = new Complaint(log, 'players are not found on other segments');
    this.#registry = new Registry(clock);
    const registry = this.#registry;
    const hear = unharmed(log, (datagram: Datagram, at?: PlayerPlace) => finder.hear(datagram, at));
    this.#ear = earOf(net, (datagram) => hear(datagram));
    const onDatagram = (place: PlayerPlace, datagram: Datagram): void => hear(datagram, place);
    this.#voices = new Voices(ports, { sides, onDatagram });
    const voices = this.#voices;
    this.#overIpv6 = new SsdpOverIpv6(ports, { ...parts, registry });
    this.#teller = new Teller({ voices, rights, sides, link: this.#overIpv6.link });
    this.#presence = new Presence({
      clock,
      registry,
      ask: (place, bytes) => voices.say(place, { bytes, to: { ...GROUP, host: place.endpoint.host } }),
      onGone: parts.onGone,
    });
    const answerer = new Answerer({
      ...ports,
      registry,
      rights,
      record: new SearchRecord({ clock, journal }, { action: 'ssdp.search', by: 'address' }),
      say: (place, bytes, { from }) => voices.say(place, { bytes, to: from }),
      places,
    });
    this.#announcer = new Announcer({ clock, teller: this.#teller });
    const heard = { registry, presence: this.#presence, announcer: this.#announcer, answerer };
    const finder = new Finder({ ...parts, ...heard, sides });
  }

  /** To be called every few seconds: cards come and go, and players become known. What fails is said, and tried again. */
  async settle(sides: Sides): Promise<void> {
    this.#sides = sides;
    await this.#overIpv6.settle(sides.people);
    try {
      await this.#ear.settle(sides);
      await this.#meet(sides);
      this.#complaint.over();
    } catch (cause) {
      this.#complaint.about(cause);
    }
  }

  /** Asks a player several times whether it is there; true when it says nothing. */
  isSilent(place: PlayerPlace): Promise<boolean> {
    return this.#presence.isSilent(place);
  }

  /** People are told that it is gone. */
  gone(place: PlayerPlace): void {
    this.#announcer.forget(place);
    this.#teller.tell(place, this.#registry.forget(place), byebyeOf);
  }

  /** It is neither asked nor spoken for any more. */
  leave(place: PlayerPlace): void {
    this.#presence.forget(place);
    void this.#voices.take(place);
  }

  /** Resolves when all that was said before is sent. */
  said(): Promise<void> {
    return this.#voices.said();
  }

  async close(): Promise<void> {
    this.#presence.close();
    await this.#ear.close();
    await this.#voices.close();
    await this.#overIpv6.close();
  }

  /** A port that another program has keeps nobody but that player from being spoken for. */
  async #meet({ players }: Sides): Promise<void> {
    if (players.length === 0) return;
    const { places, known } = this.#parts;
    const there = places().filter((place) => known(place));
    firstFailure(await Promise.allSettled(there.map((place) => this.#meetOne(place))));
  }

  async #meetOne(place: PlayerPlace): Promise<void> {
    await this.#voices.give(place);
    // Others may be guarded since.
    if (this.#parts.places().includes(place)) this.#presence.watch(place);
    else await this.#voices.take(place);
  }
}
