import type { Clock } from '../../../ports/clock.ts';
import type { Datagram } from '../../../ports/net.ts';
import type { MdnsMessage } from '../../../wire/mdns/message.ts';
import { parseMdns } from '../../../wire/mdns/parse.ts';
import type { KnownPlayer, PlayerPlace } from '../../gateway/guarded-player.ts';
import type { Claim } from '../../moving/verify-move.ts';
import { RateLimit } from '../../shield/rate-limit.ts';
import { BySide } from '../by-side.ts';
import type { Doubts } from '../doubts.ts';
import type { PlayersNamed } from '../players-named.ts';
import { type Sides, sideWith } from '../segments.ts';
import type { Answerer } from './answerer.ts';
import type { Asker } from './asker.ts';
import type { KnownRecords } from './known-records.ts';
import { GROUP } from './link.ts';
import { type OwnRecord, ownRecordIn } from './own-record.ts';
import { namedIn } from './pretence.ts';
import type { Teller } from './teller.ts';
import { castOf } from './told-services.ts';

interface FinderParts extends PlayersNamed {
  readonly clock: Clock;
  readonly sides: () => Sides;
  readonly player: (place: PlayerPlace) => KnownPlayer | undefined;
  /** A player may be elsewhere: somebody beside players says so in its name. */
  readonly onElsewhere: (claim: Claim) => void;
  readonly known: Pick<KnownRecords, 'heard' | 'has'>;
  readonly asker: Pick<Asker, 'doubt'>;
  readonly answerer: Pick<Answerer, 'answer'>;
  readonly teller: Pick<Teller, 'announce'>;
  readonly doubts: Pick<Doubts, 'note'>;
}

/** Datagrams of one address. A browser asks a few times in a row, then ever more seldom (RFC 6762 §5.2). */
export const READ_RATE = { perSecond: 20, burst: 60 };

/**
 * What is done with each datagram. People ask, and nothing else of theirs means anything. From a player's own address comes what that player
 * says of itself; whoever else says it is written down and told to nobody.
 */
export class Finder {
  readonly #parts: FinderParts;
  readonly #rates: BySide<RateLimit>;

  constructor(parts: FinderParts) {
    this.#parts = parts;
    this.#rates = new BySide(() => new RateLimit(parts.clock, { read: READ_RATE }));
  }

  hear({ bytes, from }: Datagram): void {
    const { players, people } = this.#parts.sides();
    const ofPeople = sideWith(people, from.host);
    const ofPlayers = sideWith(players, from.host);
    const side = ofPeople ?? ofPlayers;
    // This computer has a responder of its own, perhaps.
    const isOwn = [...players, ...people].some(({ own }) => own === from.host);
    if (isOwn || !side) return;
    if (this.#rates.on(side).take(from.host, 'read').kind !== 'pass') return;
    const read = parseMdns(bytes);
    if (!read.ok) return;
    const { value: message } = read;
    if (message.kind === 'query') {
      if (ofPeople) this.#parts.answerer.answer({ query: message, from, side });
    } else this.#told(message, from, ofPlayers !== undefined);
  }

  #told(message: MdnsMessage, from: Datagram['from'], isOfPlayers: boolean): void {
    const { places, onElsewhere, doubts } = this.#parts;
    const records = [...message.answers, ...message.additionals];
    const place = places().find(({ endpoint }) => endpoint.host === from.host);
    if (place && isOfPlayers) {
      // RFC 6762 §6: from another port it is no answer.
      if (from.port === GROUP.port) this.#ofPlayer(place, records);
      return;
    }
    for (const named of namedIn(records, this.#parts)) {
      if (isOfPlayers && from.port === GROUP.port) onElsewhere({ ...named, at: from.host });
      else doubts.note(from.host, 'not-itself');
    }
  }

  #ofPlayer(place: PlayerPlace, records: MdnsMessage['answers']): void {
    const { player, known, asker, teller, doubts } = this.#parts;
    const id = player(place)?.id;
    if (id === undefined) return;
    const { host } = place.endpoint;
    let isNews = false;
    for (const record of records) {
      const own = ownRecordIn(record, { host, id });
      if (!own.ok) doubts.note(host, own.error);
      else if (own.value?.ttl === 0) asker.doubt(place, own.value);
      else if (own.value && this.#isOfAnother(place, own.value)) doubts.note(host, 'foreign-name');
      else if (own.value && known.heard(place, own.value)) isNews = true;
    }
    if (isNews) teller.announce(place);
  }

  /** What is named after a room could be any player's: whoever has the name keeps it (RFC 6762 §9), or one player could take another's away. */
  #isOfAnother(place: PlayerPlace, record: OwnRecord): boolean {
    if (castOf(record) === undefined) return false;
    const { places, known } = this.#parts;
    return places().some((other) => other !== place && known.has(other, record));
  }
}
