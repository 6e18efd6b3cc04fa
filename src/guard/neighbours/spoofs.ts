import type { OwnAddress } from '../../ports/own-cards.ts';
import type { Claim } from '../firewall/claims-heard.ts';

/** Whose address it is that somebody else claims. */
export type Whose = 'guard' | 'player' | 'neighbour';

/** Hardware that claims an address which is another's, or which another claims as well. */
export interface Spoof extends Claim {
  readonly whose: Whose;
  /** The room of the player whose address it is. */
  readonly room?: string;
}

/** What is known of addresses. */
export interface KnownAddresses {
  readonly own: readonly OwnAddress[];
  /** By address. */
  readonly players: ReadonlyMap<string, KnownAt>;
}

interface KnownAt {
  readonly room: string;
  /** What its name of a player says; absent until it told that. */
  readonly hardware?: string;
}

/**
 * Which of the claims are not as they should be: anybody's to an address of this computer, and all to an address that several claim. Where it
 * is known which of these is right, the others are told; where not, each of them.
 */
export function spoofsIn(claims: readonly Claim[], known: KnownAddresses): readonly Spoof[] {
  const byAddress = Map.groupBy(claims, ({ card, address }) => `${card} ${address}`);
  return [...byAddress.values()].flatMap((of) => spoofsOf(of, known));
}

function spoofsOf(claims: readonly Claim[], { own, players }: KnownAddresses): readonly Spoof[] {
  const address = claims[0]?.address ?? '';
  if (own.some((one) => one.address === address)) {
    // Two cards in one network answer for each other (Linux does, unless it is told otherwise).
    const ours = new Set(own.map(({ hardware }) => hardware));
    return claims.flatMap((claim) =>
      ours.has(claim.hardware) ? [] : [{ ...claim, whose: 'guard' as const }],
    );
  }
  if (claims.length < 2) return [];
  const player = players.get(address);
  const isKnown = claims.some(({ hardware }) => hardware === player?.hardware);
  const foreign = isKnown ? claims.filter(({ hardware }) => hardware !== player?.hardware) : claims;
  return foreign.map((claim) =>
    player ? { ...claim, whose: 'player', room: player.room } : { ...claim, whose: 'neighbour' },
  );
}

/** `RINCON_<MAC>01400` (sonos-facts, discovery): the hardware address of a player in its name; undefined for any other name. */
export function hardwareInName(player: string): string | undefined {
  const digits = /^RINCON_([0-9A-Fa-f]{12})/.exec(player)?.[1];
  return digits?.toLowerCase().match(/../g)?.join(':');
}
