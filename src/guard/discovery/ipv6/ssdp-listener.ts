import type { Clock } from '../../../ports/clock.ts';
import type { Datagram } from '../../../ports/net.ts';
import type { SsdpSearch } from '../../../wire/ssdp/message.ts';
import { RateLimit } from '../../shield/rate-limit.ts';
import { type Answerer, SEARCH_RATE } from '../answerer.ts';
import { BySide } from '../by-side.ts';
import type { Doubts } from '../doubts.ts';
import { playersNamed, type PlayersNamed } from '../players-named.ts';
import type { Rights } from '../rights.ts';
import { hostOn } from '../segments.ts';
import { SsdpReader } from '../ssdp-reader.ts';
import type { LinkSide } from './link-sides.ts';
import type { Seeker } from './seeker.ts';
import { whoAsks } from './who-asks.ts';

interface ListenerParts extends PlayersNamed {
  readonly clock: Clock;
  readonly seeker: Pick<Seeker, 'hardwareOf' | 'wake'>;
  readonly rights: Pick<Rights, 'ofNeighbour'>;
  readonly answerer: Pick<Answerer, 'answer'>;
  readonly doubts: Pick<Doubts, 'note'>;
}

/**
 * What is done with each datagram of people over IPv6. They search, and whoever shows no hardware address is not answered. What somebody says for a
 * player is written down and told to nobody: players speak for themselves over IPv4.
 */
export class SsdpListener {
  readonly #parts: ListenerParts;
  readonly #rates: BySide<RateLimit>;
  readonly #reader = new SsdpReader();

  constructor(parts: ListenerParts) {
    this.#parts = parts;
    this.#rates = new BySide(() => new RateLimit(parts.clock, { read: SEARCH_RATE }));
  }

  async hear({ bytes, from }: Datagram, side: LinkSide): Promise<void> {
    if (side.ownOnLink.has(from.host)) return;
    if (this.#rates.on(side).take(from.host, 'read').kind !== 'pass') return;
    const read = this.#reader.read(bytes);
    if (!read.ok) return;
    const { value: message } = read;
    if (message.kind === 'search') await this.#asked(message, from, side);
    else if (playersNamed(this.#parts, (id) => message.usn.includes(id)).length > 0)
      this.#parts.doubts.note(hostOn(side, from.host), 'not-itself');
  }

  /** Whatever is searched for: whoever is looked for sees that, and would know by it which players there are. */
  async #asked(search: SsdpSearch, from: Datagram['from'], side: LinkSide): Promise<void> {
    const { answerer } = this.#parts;
    const standing = await whoAsks(this.#parts, from.host, side);
    if (standing) answerer.answer({ search, from, side, standing });
  }
}
