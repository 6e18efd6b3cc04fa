import { asIpAddress, type IpAddress } from '../../base/address.ts';
import type { Datagram } from '../../ports/net.ts';
import type { SsdpAnnouncement, SsdpResponse } from '../../wire/ssdp/message.ts';
import type { KnownPlayer, PlayerPlace } from '../gateway/guarded-player.ts';
import type { Claim } from '../moving/verify-move.ts';
import type { Announcer } from './announcer.ts';
import type { Answerer } from './answerer.ts';
import type { Doubts } from './doubts.ts';
import { playersNamed, type PlayersNamed } from './players-named.ts';
import type { Presence } from './presence.ts';
import type { Registry } from './registry.ts';
import { type Sides, sideWith } from './segments.ts';
import { isSearch, SsdpReader } from './ssdp-reader.ts';
import { isOwnName, statementIn } from './statement.ts';

interface FinderParts extends PlayersNamed {
  readonly sides: () => Sides;
  readonly known: (place: PlayerPlace) => KnownPlayer | undefined;
  /** A player may be elsewhere: somebody beside players says so in its name. */
  readonly onElsewhere: (claim: Claim) => void;
  readonly registry: Registry;
  readonly presence: Pick<Presence, 'doubt'>;
  readonly answerer: Pick<Answerer, 'answer'>;
  readonly announcer: Pick<Announcer, 'announce'>;
  readonly doubts: Pick<Doubts, 'note' | 'again'>;
}

/**
 * What is done with each datagram. From people come searches, and nothing else of theirs means anything. From a player's own address comes what
 * that player says of itself; whoever else says it is written down and told to nobody.
 */
export class Finder {
  readonly #parts: FinderParts;
  readonly #reader = new SsdpReader();

  constructor(parts: FinderParts) {
    this.#parts = parts;
  }

  /** `at` is the player to whose address it was sent; missing for what was sent to all. */
  hear({ bytes, from }: Datagram, at?: PlayerPlace): void {
    const { sides, places } = this.#parts;
    const player = places().find(({ endpoint }) => endpoint.host === from.host);
    const isOfPlayers = sideWith(sides().players, from.host) !== undefined;
    const side = sideWith(sides().people, from.host);
    if (!isOfPlayers && !side) return;
    if (!player && !isSearch(bytes) && this.#isRepeated(from.host, bytes)) return;
    const read = this.#reader.read(bytes);
    if (!read.ok) return;
    const { value: message } = read;
    if (message.kind === 'search') {
      if (side) this.#parts.answerer.answer({ search: message, from, side, ...(at ? { of: at } : {}) });
    } else if (player && isOfPlayers && !this.#isOfAnother(player, message)) this.#ofPlayer(player, message);
    else this.#ofOther(from.host, message, isOfPlayers);
  }

  #ofPlayer(place: PlayerPlace, message: SsdpResponse | SsdpAnnouncement): void {
    const { known, presence, registry, announcer, doubts } = this.#parts;
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
    const heard = registry.heard(place, statement.value);
    if (heard === 'news' || (heard === 'known' && message.kind === 'announcement'))
      announcer.announce(place, statement.value);
  }

  /** Who forges goes on: once it is written down, what names a player is counted and not read. */
  #isRepeated(from: IpAddress, bytes: Uint8Array): boolean {
    const { doubts } = this.#parts;
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const named = playersNamed(this.#parts, (id) => text.includes(id, 0, 'latin1'));
    return named.length > 0 && doubts.again(from, 'not-itself');
  }

  /** Players that were given new addresses may have one that another had. */
  #isOfAnother(player: PlayerPlace, message: SsdpResponse | SsdpAnnouncement): boolean {
    const [named] = playersNamed(this.#parts, (id) => message.usn.includes(id));
    return named !== undefined && named.place !== player;
  }

  /** A printer may announce itself where it likes; in the name of a player it may not, unless it is that player, at another address. */
  #ofOther(from: IpAddress, message: SsdpResponse | SsdpAnnouncement, isOfPlayers: boolean): void {
    const { doubts, onElsewhere } = this.#parts;
    const { location, usn } = message;
    const [named] = playersNamed(this.#parts, (id) => usn.includes(id));
    if (named && isOfPlayers && speaksFor({ ...named, at: from }, message))
      onElsewhere({ ...named, at: from });
    else if (named) doubts.note(from, 'not-itself');
    else if (isOfPlayers && location !== undefined && !leadsTo(location, from))
      doubts.note(from, 'foreign-location');
  }
}

/** It says that it is there, as a player would that has that address. */
const speaksFor = ({ id, at }: Claim, message: SsdpResponse | SsdpAnnouncement): boolean =>
  !(message.kind === 'announcement' && message.nts === 'ssdp:byebye') &&
  statementIn(message, { host: at, id }).ok;

const leadsTo = (location: string, host: IpAddress): boolean =>
  URL.canParse(location) && asIpAddress(new URL(location).hostname) === host;
