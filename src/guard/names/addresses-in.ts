import { err, ok, type Result } from '../../base/result.ts';
import type { DnsAnswer } from '../../wire/dns/message.ts';

export interface FoundAddresses {
  /** IPv4, each once; none where the name has none. */
  readonly addresses: readonly string[];
  /** Seconds that all of it holds. */
  readonly ttl: number;
}

/** Aliases one behind the other; content networks use up to four. */
const MOST_ALIASES = 8;
/** More are left out: players take the first that answers. */
const MOST_ADDRESSES = 8;

/** What an answer says of the name that was asked: along its aliases, and of nothing that they do not lead to (RFC 1034 §3.6.2). */
export function addressesIn({ records, question }: DnsAnswer): Result<FoundAddresses, string> {
  let owner = question.name;
  let ttl = Number.POSITIVE_INFINITY;
  for (let aliases = 0; aliases <= MOST_ALIASES; aliases += 1) {
    const its = records.filter((record) => record.owner === owner);
    ttl = Math.min(ttl, ...its.map((record) => record.ttl));
    const [alias, ...others] = its.filter((record) => record.type === 'CNAME');
    if (!alias) {
      const addresses = its.flatMap((record) => (record.type === 'A' ? [record.address] : []));
      return ok({
        addresses: [...new Set(addresses)].slice(0, MOST_ADDRESSES),
        ttl: Number.isFinite(ttl) ? ttl : 0,
      });
    }
    // RFC 2181 §10.1: an alias is alone.
    if (others.length > 0 || its.length > 1) return err('a name has an alias and something else');
    owner = alias.target;
  }
  return err(`there are more than ${MOST_ALIASES} aliases`);
}
