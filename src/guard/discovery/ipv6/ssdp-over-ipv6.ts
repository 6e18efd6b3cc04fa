/**
 * The same players by SSDP over IPv6, for programs that search there (too): in the same words, with a LOCATION of IPv4, for doors have no other
 * address; whoever has no IPv4 finds players and does not reach them. What could go wrong: somebody is taken for another (by the hardware address
 * alone rooms are found and nothing else is given: `identity/by-hardware.ts`; where that is not seen or is in doubt, nothing is said), addresses
 * without end fill the journal (whoever is the same is written down once an hour), players are heard there (the guard joins the groups where
 * people are, and nowhere else). Proven in `test/lab/ssdp-ipv6.test.ts`.
 */
import type { OverIpv6Ports } from './ports.ts';
import type { Journal } from '../../../journal/entry.ts';
import type { Datagram } from '../../../ports/net.ts';
import { Answerer } from '../answerer.ts';
import { Doubts } from '../doubts.ts';
import type { PlayersNamed } from '../players-named.ts';
import type { Registry } from '../registry.ts';
import type { Rights } from '../rights.ts';
import { SearchRecord } from '../search-record.ts';
import { cardIn, type Side } from '../segments.ts';
import { unharmed } from '../unharmed.ts';
import { LinkOfSides } from './link-of-sides.ts';
import type { LinkSide } from './link-sides.ts';
import { Seeker } from './seeker.ts';
import { Settling } from './settling.ts';
import { SsdpListener } from './ssdp-listener.ts';
import { SSDP_ON_LINK } from './ssdp-speech.ts';

interface OverIpv6Parts extends PlayersNamed {
  readonly registry: Registry;
  readonly rights: Rights;
  readonly journal: Journal;
}

export class SsdpOverIpv6 {
  /** Speaks on sides; where IPv6 is away, to nobody. */
  readonly link: LinkOfSides;
  readonly #settling: Settling;

  constructor(ports: OverIpv6Ports, parts: OverIpv6Parts) {
    const { clock, links } = ports;
    const { journal } = parts;
    const hear = unharmed(ports.log, (datagram: Datagram, side: LinkSide) => listener.hear(datagram, side));
    this.link = new LinkOfSides(ports, SSDP_ON_LINK, hear);
    const { link } = this;
    this.#settling = new Settling(ports, link, 'players are not found by SSDP over IPv6');
    const record = new SearchRecord({ clock, journal }, { action: 'ssdp.search', by: 'principal' });
    const answerer = new Answerer({
      ...ports,
      ...parts,
      record,
      say: (_, bytes, { from, side }) => link.toOne(bytes, from, side),
    });
    // Its own: who has addresses without end would crowd out what is forged over IPv4.
    const doubts = new Doubts({ ...ports, journal }, cardIn);
    const seeker = new Seeker({ clock, links, link });
    const listener = new SsdpListener({ ...parts, clock, answerer, doubts, seeker });
  }

  /** To be called every few seconds, with the sides of people. */
  settle(people: readonly Side[]): Promise<void> {
    return this.#settling.settle(people);
  }

  close(): Promise<void> {
    return this.link.close();
  }
}
