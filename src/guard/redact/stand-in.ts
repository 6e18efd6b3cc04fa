import { createHash } from 'node:crypto';

/**
 * An address in place of a player's own hardware address, and of the serial number that is made of it: the same for the
 * same player and different for different ones, for Home Assistant takes two players of one hardware address for one
 * device. Locally administered, so that nobody has it. No secret is kept by that: the id of the player tells the address.
 */
export function standInFor(value: string, separator: ':' | '-'): string {
  const digits = value
    .replace(/[^\da-f]/gi, '')
    .slice(0, 12)
    .toUpperCase();
  const hash = createHash('sha256').update(`tonewall ${digits}`).digest().subarray(0, 5);
  return ['02', ...[...hash].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase())].join(separator);
}
