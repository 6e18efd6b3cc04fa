/**
 * Players of two segments that play together. What could go wrong: one that was taken over reaches the players of the other segment, on every
 * port, as it does those beside it (only where `plays-with` says so; players of the file alone, no other address of either segment; each is
 * cut off as ever). Which ports players use among themselves is recorded nowhere, so none can be left out. Proven in
 * `test/lab/two-speaker-segments.test.ts`.
 */
import { type Cidr, cidrContains } from '../../base/address.ts';
import type { Gateway, NetworkSegment } from '../../config/config.ts';
import { FIRST_OF_ITS_OWN } from './first-packets.ts';
import { PASSED } from './player-counters.ts';

/** What the first sends comes to the second. */
export type Companions = readonly [from: string, to: string];

/** Said by one of two segments, it holds in both directions: an answer is none the other could not have begun. */
export function companionsOf({ players }: Gateway, addresses: readonly string[]): readonly Companions[] {
  const within = (network: Cidr): readonly string[] => addresses.filter((one) => cidrContains(network, one));
  return players.flatMap((one) =>
    players
      .filter((other) => playTogether(one, other))
      .flatMap((other) =>
        within(one.network).flatMap((from) => within(other.network).map((to): Companions => [from, to])),
      ),
  );
}

export const playTogether = (one: NetworkSegment, other: NetworkSegment): boolean =>
  one !== other && ((one.playsWith ?? []).includes(other.name) || (other.playsWith ?? []).includes(one.name));

/** In the chain of what players send through this computer; none where no segment says so. */
export const companionRules = ({ players }: Gateway): readonly string[] =>
  players.some(({ playsWith = [] }) => playsWith.length > 0)
    ? [
        `${FIRST_OF_ITS_OWN} ip saddr . ip daddr @companions jump begun_beside`,
        `ct state != invalid ip saddr . ip daddr @companions ${PASSED}`,
      ]
    : [];
