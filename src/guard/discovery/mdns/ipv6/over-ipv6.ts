/**
 * The same players by mDNS over IPv6, for clients that ask there (too): the same records, with addresses of IPv4, for doors have no others. What
 * could go wrong: somebody is taken for another (by the hardware address alone rooms are found and nothing else is given: `identity/by-hardware.ts`;
 * where that is not seen or is in doubt, nothing is said), addresses without end fill the journal (whoever is the same is written down once an hour), players are heard there (the guard joins the group where people are, and nowhere
 * else), IPv6 is away (then nothing is opened, and nothing is missing over IPv4). Proven in `test/lab/mdns-ipv6.test.ts`, `ipv6-abuse` and `ipv6-off`.
 */
import type { OverIpv6Ports } from '../../ipv6/ports.ts';
import { knownAddress } from '../../../../base/address.ts';
import type { Journal } from '../../../../journal/entry.ts';
import type { Datagram } from '../../../../ports/net.ts';
import { Doubts } from '../../doubts.ts';
import { LinkOfSides, type Speech } from '../../ipv6/link-of-sides.ts';
import type { LinkSide } from '../../ipv6/link-sides.ts';
import { Seeker } from '../../ipv6/seeker.ts';
import { Settling } from '../../ipv6/settling.ts';
import type { PlayersNamed } from '../../players-named.ts';
import type { Rights } from '../../rights.ts';
import { SearchRecord } from '../../search-record.ts';
import { unharmed } from '../../unharmed.ts';
import { cardIn, type Side } from '../../segments.ts';
import { Answerer } from '../answerer.ts';
import { Group } from '../group.ts';
import type { KnownRecords } from '../known-records.ts';
import { OneOfGroup } from '../one-of-group.ts';
import { Listener } from './listener.ts';

/** RFC 6762 §3 and §11. */
const SPEECH: Speech = { group: { host: knownAddress('ff02::fb'), port: 5353 }, hops: 255 };

interface OverIpv6Parts extends PlayersNamed {
  readonly known: Pick<KnownRecords, 'of'>;
  readonly rights: Rights;
  readonly journal: Journal;
}

export class OverIpv6 {
  /** Speaks to all on a side; where IPv6 is away, to nobody. */
  readonly group: Group;
  readonly #link: LinkOfSides;
  readonly #settling: Settling;

  constructor(ports: OverIpv6Ports, parts: OverIpv6Parts) {
    const { clock, links } = ports;
    const hear = unharmed(ports.log, (datagram: Datagram, side: LinkSide) => listener.hear(datagram, side));
    this.#link = new LinkOfSides(ports, SPEECH, hear);
    const link = this.#link;
    this.#settling = new Settling(ports, link, 'players are not found by mDNS over IPv6');
    this.group = new Group({ clock, link });
    const { journal } = parts;
    const record = new SearchRecord({ clock, journal }, { action: 'mdns.query', by: 'principal' });
    const oneOfGroup = new OneOfGroup(clock);
    const answerer = new Answerer({ ...ports, ...parts, record, link, oneOfGroup, group: this.group });
    // Its own: who has addresses without end would crowd out what is forged over IPv4.
    const doubts = new Doubts({ ...ports, journal }, cardIn);
    const seeker = new Seeker({ clock, links, link });
    const listener = new Listener({ ...parts, clock, answerer, doubts, seeker });
  }

  /** To be called every few seconds, with the sides of people. */
  settle(people: readonly Side[]): Promise<void> {
    return this.#settling.settle(people);
  }

  close(): Promise<void> {
    return this.#link.close();
  }
}
