import { asIpAddress, type IpAddress } from '../../base/address.ts';
import type { Datagram } from '../../ports/net.ts';
import type { SsdpAnnouncement, SsdpResponse } from '../../wire/ssdp/message.ts';
import { parseSsdp } from '../../wire/ssdp/parse.ts';
import type { KnownPlayer, PlayerPlace } from '../gateway/guarded-player.ts';
import type { Answerer } from './answerer.ts';
import type { Doubts } from './doubts.ts';
import type { Presence } from './presence.ts';
import type { Registry } from './registry.ts';
import { type Sides, sideWith } from './segments.ts';
import { isOwnName, statementIn } from './statement.ts';
import type { Teller } from './teller.ts';
import { aliveOf } from './words.ts';

interface FinderParts {
  readonly sides: () => Sides;
  readonly places: () => readonly PlayerPlace[];
  readonly known: (place: PlayerPlace) => KnownPlayer | undefined;
  readonly registry: Registry;
  readonly presence: Pick<Presence, 'doubt'>;
  readonly answerer: Pick<Answerer, 'answer'>;
  readonly teller: Pick<Teller, 'tell'>;
  readonly doubts: Pick<Doubts, 'note'>;
}

/**
 * What is done with each datagram. From people come searches, and nothing else of theirs means anything. From a player's own address comes what
 * that player says of itself; whoever else says it is written down and told to nobody.
 */
export class Finder {
  readonly #parts: FinderParts;

  constructor(parts: FinderParts) {
    this.#parts = parts;
  }

  /** `at` is the player to whose address it was sent; missing for what was sent to all. */
  hear({ bytes, from }: Datagram, at?: PlayerPlace): void {
    const { sides, places } = this.#parts;
    const player = places().find(({ endpoint }) => endpoint.host === from.host);
    const isOfPlayers = sideWith(sides().players, from.host) !== undefined;
    const isOfPeople = sideWith(sides().people, from.host) !== undefined;
    if (!isOfPlayers && !isOfPeople) return;
    const read = parseSsdp(bytes);
    if (!read.ok) return;
    const { value: message } = read;
    if (message.kind === 'search') {
      if (isOfPeople) this.#parts.answerer.answer(message, from, at);
    } else if (player && isOfPlayers) this.#ofPlayer(player, message);
    else this.#ofOther(from.host, message, isOfPlayers);
  }

  #ofPlayer(place: PlayerPlace, message: SsdpResponse | SsdpAnnouncement): void {
    const { known, presence, registry, teller, doubts } = this.#parts;
    const player = known(place);
    if (!player) return;
    const speaker = { host: place.endpoint.host, id: player.id };
    if (message.kind === 'announcement' && message.nts === 'ssdp:byebye') {
      if (isOwnName(message.usn, message.nt, speaker)) presence.doubt(place);
      else doubts.note(speaker.host, 'foreign-name');
      return;
    }
    const statement = statementIn(message, speaker);
    if (!statement.ok) return doubts.note(speaker.host, statement.error);
    const isNews = registry.heard(place, statement.value);
    if (isNews || message.kind === 'announcement') teller.tell(place, [aliveOf(statement.value)]);
  }

  /** A printer may announce itself where it likes; in the name of a player it may not. */
  #ofOther(from: IpAddress, { usn, location }: SsdpResponse | SsdpAnnouncement, isOfPlayers: boolean): void {
    const { places, known, doubts } = this.#parts;
    const ids = places().flatMap((place) => known(place)?.id ?? []);
    if (ids.some((id) => usn.includes(id))) doubts.note(from, 'not-itself');
    else if (isOfPlayers && location !== undefined && !leadsTo(location, from))
      doubts.note(from, 'foreign-location');
  }
}

const leadsTo = (location: string, host: IpAddress): boolean =>
  URL.canParse(location) && asIpAddress(new URL(location).hostname) === host;
