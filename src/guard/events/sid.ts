import type { PlayerId } from '../../base/ids.ts';
import type { Random } from '../../ports/random.ts';

/** 128 bits have at most so many decimal digits. */
const DIGITS = 39;

/**
 * A SID of the guard's own. It has the form that players use (`uuid:RINCON_…_sub0000000042`), and in place of the count,
 * which could be guessed, 128 random bits in decimal: clients may expect digits there.
 */
export function newSid(random: Random, player: PlayerId): string {
  const bits = BigInt(`0x${Buffer.from(random.bytes(16)).toString('hex')}`);
  return `uuid:${player}_sub${bits.toString().padStart(DIGITS, '0')}`;
}
