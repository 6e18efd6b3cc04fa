import type { Clock } from '../../../../ports/clock.ts';
import type { Datagram } from '../../../../ports/net.ts';
import type { MdnsMessage } from '../../../../wire/mdns/message.ts';
import { parseMdns } from '../../../../wire/mdns/parse.ts';
import { RateLimit } from '../../../shield/rate-limit.ts';
import { BySide } from '../../by-side.ts';
import type { Doubts } from '../../doubts.ts';
import type { LinkSide } from '../../ipv6/link-sides.ts';
import type { Seeker } from '../../ipv6/seeker.ts';
import { whoAsks } from '../../ipv6/who-asks.ts';
import type { PlayersNamed } from '../../players-named.ts';
import type { Rights } from '../../rights.ts';
import { hostOn } from '../../segments.ts';
import type { Answerer } from '../answerer.ts';
import { READ_RATE } from '../finder.ts';
import { namedIn } from '../pretence.ts';
import { isOfPlayers } from '../told-services.ts';

interface ListenerParts extends PlayersNamed {
  readonly clock: Clock;
  readonly seeker: Pick<Seeker, 'hardwareOf' | 'wake'>;
  readonly rights: Pick<Rights, 'ofNeighbour'>;
  readonly answerer: Pick<Answerer, 'answer'>;
  readonly doubts: Pick<Doubts, 'note'>;
}

/**
 * What is done with each datagram of people over IPv6. They ask, and whoever shows no hardware address is not answered. What somebody says for a
 * player is written down and told to nobody: players speak for themselves over IPv4.
 */
export class Listener {
  readonly #parts: ListenerParts;
  readonly #rates: BySide<RateLimit>;

  constructor(parts: ListenerParts) {
    this.#parts = parts;
    this.#rates = new BySide(() => new RateLimit(parts.clock, { read: READ_RATE }));
  }

  async hear({ bytes, from }: Datagram, side: LinkSide): Promise<void> {
    // This computer has a responder of its own, perhaps.
    if (side.ownOnLink.has(from.host)) return;
    if (this.#rates.on(side).take(from.host, 'read').kind !== 'pass') return;
    const read = parseMdns(bytes);
    if (!read.ok) return;
    const { value: message } = read;
    if (message.kind === 'query') await this.#asked({ query: message, from, side });
    else if (namedIn([...message.answers, ...message.additionals], this.#parts).length > 0)
      this.#parts.doubts.note(hostOn(side, from.host), 'not-itself');
  }

  /** By the names alone: whoever is looked for sees that, and would know by it which players there are. */
  async #asked(asked: {
    readonly query: MdnsMessage;
    readonly from: Datagram['from'];
    readonly side: LinkSide;
  }): Promise<void> {
    const { answerer } = this.#parts;
    if (!asked.query.questions.some(isOfPlayers)) return;
    const standing = await whoAsks(this.#parts, asked.from.host, asked.side);
    if (standing) answerer.answer({ ...asked, standing });
  }
}
