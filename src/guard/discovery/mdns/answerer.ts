import type { Endpoint } from '../../../base/address.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Random } from '../../../ports/random.ts';
import type { MdnsMessage } from '../../../wire/mdns/message.ts';
import type { PlayerPlace } from '../../gateway/guarded-player.ts';
import { BySide } from '../by-side.ts';
import type { Found, Rights, Standing } from '../rights.ts';
import type { SearchRecord } from '../search-record.ts';
import { hostOn, type Side } from '../segments.ts';
import { Spread } from '../spread.ts';
import type { Group } from './group.ts';
import type { KnownRecords } from './known-records.ts';
import type { Send } from '../saying.ts';
import type { Speaking } from '../speaking.ts';
import type { OneOfGroup } from './one-of-group.ts';
import { GROUP } from './link.ts';
import { isOwn, type Reply, replyTo } from './reply.ts';
import { toldTo } from './told-to.ts';
import { answersOf, legacyAnswersOf } from './words.ts';

interface AnswererParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly known: Pick<KnownRecords, 'of'>;
  readonly rights: Pick<Rights, 'of' | 'ofAnyone'>;
  readonly record: Pick<SearchRecord, 'note'>;
  readonly link: Pick<Speaking, 'toOne'>;
  readonly oneOfGroup: Pick<OneOfGroup, 'send'>;
  readonly group: Pick<Group, 'say'>;
  readonly places: () => readonly PlayerPlace[];
}

/** A query of somebody on a side of people. */
export interface Asked {
  readonly query: MdnsMessage;
  readonly from: Endpoint;
  readonly side: Side;
  /** Who asks; whoever is at that address where it is not told. */
  readonly standing?: Standing;
}

interface Answered {
  readonly place: PlayerPlace;
  readonly reply: Reply;
  /** The same, as it is by then. */
  readonly replyNow: () => Reply | undefined;
}

/** RFC 6762 §6: answers to all wait 20 to 120 ms, for another may say the same. */
const SPREAD = { soonestMs: 20, withinMs: 100, most: 1024 };

/**
 * Answers queries for the players that the asker may find. What all on the asker's side may find may be said to all of them; the rest is
 * said to the asker alone, in the way in which the question asked for it.
 */
export class Answerer {
  readonly #parts: AnswererParts;
  readonly #spreads: BySide<Spread>;

  constructor(parts: AnswererParts) {
    this.#parts = parts;
    this.#spreads = new BySide(() => new Spread(parts, SPREAD));
  }

  answer(asked: Asked): void {
    const { known, rights, record } = this.#parts;
    const all = this.#asksFor(asked.query);
    if (all.length === 0) return;
    const standing = asked.standing ?? rights.of(asked.from.host);
    const found = all.flatMap((place): readonly Answered[] => {
      const replyNow = () => replyTo(asked.query, toldTo(standing, place, known.of(place)));
      const reply = replyNow();
      return reply ? [{ place, reply, replyNow }] : [];
    });
    record.note(
      hostOn(asked.side, asked.from.host),
      found.length > 0 ? standing : { ...standing, rooms: new Set() },
    );
    if (found.length > 0) this.#say(asked, found);
  }

  #asksFor(query: MdnsMessage): readonly PlayerPlace[] {
    const { known, places } = this.#parts;
    return places().filter((place) => replyTo(query, known.of(place)));
  }

  #say({ query, from, side }: Asked, found: readonly Answered[]): void {
    const { rights, link, oneOfGroup } = this.#parts;
    const toAsker = (messages: readonly Uint8Array[], send?: Send): void => {
      for (const bytes of messages) link.toOne(bytes, from, side, send);
    };
    if (from.port !== GROUP.port) {
      for (const { reply } of found) toAsker(legacyAnswersOf(query, reply));
      return;
    }
    const isForOne = query.questions.every(({ unicastResponse }) => unicastResponse);
    const anyone = isForOne ? undefined : rights.ofAnyone(side);
    for (const { place, reply, replyNow } of found) {
      if (anyone && isForAll(anyone, place, reply))
        this.#spreads.on(side).later(() => this.#sayToAll(side, replyNow()));
      else toAsker(answersOf(reply), isForOne ? undefined : oneOfGroup.send);
    }
  }

  /** One that has gone meanwhile is not told of after its good-bye. */
  #sayToAll(side: Side, reply: Reply | undefined): void {
    if (reply) this.#parts.group.say(side, reply);
  }
}

/** Whether everybody may be told all of it. */
const isForAll = (anyone: Found, place: PlayerPlace, { answers, additionals }: Reply): boolean => {
  const records = [...answers, ...additionals].filter(isOwn);
  return anyone.rooms.has(place.room) && toldTo(anyone, place, records).length === records.length;
};
