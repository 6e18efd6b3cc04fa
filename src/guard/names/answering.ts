/**
 * One question of a player, from bytes to bytes. What could go wrong: a question that two readers read differently (nothing of it goes on: the name alone,
 * written anew), a name that was not given (it never leaves this computer), an address that is told and not reached, or the other way round
 * (the firewall is asked before the answer leaves), a flood (so many a second of each). Proven in `answering.test.ts` and `test/lab/names.test.ts`.
 */
import type { IpAddress } from '../../base/address.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { CODE, type DnsQuery, lowerCase, TYPE } from '../../wire/dns/message.ts';
import { readDnsQuery } from '../../wire/dns/read-query.ts';
import { type DnsReply, writeDnsRefusal, writeDnsReply } from '../../wire/dns/write.ts';
import { MOST_REACHED_SECONDS } from '../firewall/reach.ts';
import { Counts } from '../gateway/counts.ts';
import { RateLimit } from '../shield/rate-limit.ts';
import type { Looked, Lookup } from './lookup.ts';
import type { Asker, NameRecord } from './name-record.ts';
import type { PermitList } from './permit-list.ts';
import type { Reaching } from './reaching.ts';

export interface AnsweringParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly lookup: Pick<Lookup, 'of'>;
  readonly reaching: Pick<Reaching, 'give'>;
  readonly record: NameRecord;
}

/** Who asks, and what holds there. */
export interface Rights {
  readonly asker: Asker;
  readonly list: PermitList;
  readonly resolver: IpAddress;
}

/** A player that starts asks for some thirty names. */
const QUESTIONS = { perSecond: 20, burst: 100 };
/** Of one asker at once. */
const MOST_AT_ONCE = 16;
/** Seconds that an answer is told to hold at most: what changes is in force soon, and rules that were put anew are filled again. */
const MOST_TOLD = 300;
/** Seconds for new connections beyond what was told: programs keep addresses longer than they may. */
const GRACE = MOST_REACHED_SECONDS - MOST_TOLD;
/** RFC 8914 §4.16: the operator of the server has it so. */
const BLOCKED = 15;

const EMPTY: DnsReply = { code: CODE.noError };
const FAILED: DnsReply = { code: CODE.serverFailure };
/**
 * Not REFUSED: musl goes on waiting after it, glibc and c-ares ask the next server and again, and each player would hang for seconds. Nothing says how
 * long it holds, so nobody remembers it (RFC 2308 §5).
 */
const NO_SUCH_NAME: DnsReply = { code: CODE.noSuchName };
const NOT_GIVEN: DnsReply = { ...NO_SUCH_NAME, extended: BLOCKED };

export class Answering {
  readonly #parts: AnsweringParts;
  readonly #rates: RateLimit;
  readonly #flying = new Counts(MOST_AT_ONCE);

  constructor(parts: AnsweringParts) {
    this.#parts = parts;
    this.#rates = new RateLimit(parts.clock, { read: QUESTIONS });
  }

  /** What is answered; undefined for silence. */
  async answer(bytes: Uint8Array, rights: Rights): Promise<Uint8Array | undefined> {
    // Of players each by itself. Anybody else may have as many addresses as the segment has.
    const who = rights.asker.room === undefined ? 'others' : rights.asker.address;
    if (!this.#flying.enter(who)) return undefined;
    try {
      if (this.#rates.take(who, 'read').kind !== 'pass') return undefined;
      const query = readDnsQuery(bytes);
      if (!query.ok) return query.error.answer && writeDnsRefusal(query.error.answer);
      return writeDnsReply(query.value, await this.#replyTo(query.value, rights));
    } finally {
      this.#flying.leave(who);
    }
  }

  async #replyTo({ question, edns }: DnsQuery, rights: Rights): Promise<DnsReply> {
    if (edns !== undefined && edns > 0) return { code: CODE.badVersion };
    const name = lowerCase(question.name);
    const standing = rights.list.standing(name);
    if (standing === 'above') return EMPTY;
    if (standing === 'unlisted') {
      this.#parts.record.refused(rights.asker, name, 'not-listed');
      return NOT_GIVEN;
    }
    // Nothing of IPv6 passes, and of other records none is an address of IPv4.
    if (question.type !== TYPE.A) return EMPTY;
    return this.#told(name, await this.#parts.lookup.of(rights.resolver, name), rights);
  }

  async #told(name: string, looked: Looked, { asker, resolver }: Rights): Promise<DnsReply> {
    const { log, record } = this.#parts;
    if (looked.kind === 'found') return this.#give(asker, name, looked);
    if (looked.kind === 'empty') return EMPTY;
    if (looked.kind === 'absent') return NO_SUCH_NAME;
    if (looked.kind === 'private') {
      record.refused(asker, name, 'private-address');
      return NOT_GIVEN;
    }
    log.debug('a name could not be looked up', { name, resolver, why: looked.why });
    return FAILED;
  }

  async #give(
    asker: Asker,
    name: string,
    { addresses, ttl }: Extract<Looked, { kind: 'found' }>,
  ): Promise<DnsReply> {
    const { reaching, record } = this.#parts;
    if (!record.resolved(asker, name)) return FAILED;
    const told = Math.min(ttl, MOST_TOLD);
    const isGiven = await reaching.give({ player: asker.address, addresses, seconds: told + GRACE });
    return isGiven ? { code: CODE.noError, addresses, ttl: told } : FAILED;
  }
}
