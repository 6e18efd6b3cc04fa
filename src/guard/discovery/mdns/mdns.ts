/**
 * Apps find players on other segments by multicast DNS. What could go wrong: a stranger finds what is not meant for strangers (`answerer.ts`,
 * `teller.ts`, by `rights.ts`), anybody speaks for a player (`finder.ts`, `own-record.ts`), what is said on one segment comes to another
 * (nothing is forwarded: what a player says of itself is written anew), a player is taken away by a forged good-bye (`asker.ts` asks it).
 * Proven in `test/lab/mdns.test.ts`.
 */
import type { IpAddress } from '../../../base/address.ts';
import type { PlayerId } from '../../../base/ids.ts';
import type { Journal } from '../../../journal/entry.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Links } from '../../../ports/links.ts';
import type { Log } from '../../../ports/log.ts';
import type { Datagram, Net } from '../../../ports/net.ts';
import type { OwnCards } from '../../../ports/own-cards.ts';
import type { Random } from '../../../ports/random.ts';
import type { KnownPlayer, PlayerPlace } from '../../gateway/guarded-player.ts';
import { Complaint } from '../complaint.ts';
import type { Claim } from '../../moving/verify-move.ts';
import type { Doubts } from '../doubts.ts';
import type { Rights } from '../rights.ts';
import { SearchRecord } from '../search-record.ts';
import { unharmed } from '../unharmed.ts';
import type { Side, Sides } from '../segments.ts';
import { Answerer } from './answerer.ts';
import { Asker } from './asker.ts';
import { Finder } from './finder.ts';
import { Group } from './group.ts';
import { OverIpv6 } from './ipv6/over-ipv6.ts';
import { KnownRecords } from './known-records.ts';
import { GROUP, Link } from './link.ts';
import { OneOfGroup } from './one-of-group.ts';
import type { OwnRecord } from './own-record.ts';
import { Teller } from './teller.ts';

interface MdnsPorts {
  readonly net: Net;
  readonly links: Links;
  readonly cards: OwnCards;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

interface MdnsParts {
  readonly places: () => readonly PlayerPlace[];
  readonly player: (place: PlayerPlace) => KnownPlayer | undefined;
  readonly idOf: (place: PlayerPlace) => PlayerId | undefined;
  readonly onElsewhere: (claim: Claim) => void;
  readonly rights: Rights;
  readonly doubts: Doubts;
  readonly journal: Journal;
}

export class Mdns {
  readonly #complaint: Complaint;
  readonly #link: Link;
  readonly #overIpv6: OverIpv6;
  readonly #known: KnownRecords;
  readonly #asker: Asker;
  readonly #teller: Teller;
  #sides: Sides = { players: [], people: [] };

  constructor(ports: MdnsPorts, parts: MdnsParts) {
    const { clock } = ports;
    const { journal, places, idOf } = parts;
    const sides = () => this.#sides;
    this.#complaint = new Complaint(ports.log, 'players are not found on other segments by mDNS');
    this.#known = new KnownRecords(clock);
    const known = this.#known;
    this.#link = new Link(
      ports,
      unharmed(ports.log, (datagram: Datagram) => finder.hear(datagram)),
    );
    const link = this.#link;
    const group = new Group({ clock, link });
    const record = new SearchRecord({ clock, journal }, { action: 'mdns.query', by: 'address' });
    this.#overIpv6 = new OverIpv6(ports, { ...parts, known });
    const groups = [group, this.#overIpv6.group];
    const oneOfGroup = new OneOfGroup(clock);
    const toOne = (messages: readonly Uint8Array[], host: IpAddress, side: Side): void => {
      for (const bytes of messages) link.toOne(bytes, { ...GROUP, host }, side, oneOfGroup.sendUnasked);
    };
    this.#teller = new Teller({ ...parts, clock, known, groups, toOne, sides });
    this.#asker = new Asker({
      clock,
      known,
      players: () => places().filter((place) => idOf(place) !== undefined),
      ask: (query) => this.#askPlayers(query),
      onLost: (place, records) => this.#lost(place, records),
    });
    const answerer = new Answerer({ ...ports, ...parts, known, record, link, oneOfGroup, group });
    const heard = { known, asker: this.#asker, answerer, teller: this.#teller };
    const finder = new Finder({ ...parts, ...heard, clock, sides });
  }

  /** To be called every few seconds: cards come and go, and players become known. What fails is said, and tried again. */
  async settle(sides: Sides): Promise<void> {
    await this.#overIpv6.settle(sides.people);
    try {
      this.#sides = sides;
      if (await this.#link.settle(sides)) this.#asker.again();
      this.#asker.look();
      this.#complaint.over();
    } catch (cause) {
      this.#complaint.about(cause);
    }
  }

  /** It does not answer any more, or is not guarded any more. */
  gone(place: PlayerPlace): void {
    this.#lost(place, this.#known.forget(place));
  }

  async close(): Promise<void> {
    await this.#link.close();
    await this.#overIpv6.close();
  }

  #askPlayers(query: Uint8Array): void {
    for (const side of this.#sides.players) this.#link.toAll(query, side);
  }

  #lost(place: PlayerPlace, records: readonly OwnRecord[]): void {
    this.#teller.goodbye(place, records);
  }
}
