import { isIPv4 } from 'node:net';
import type { Era } from '../era.ts';

/**
 * Since the fix against DNS rebinding (CVE-2018-11316) a Host with a name is answered 400 without a body: node-sonos-ts
 * issue 151. An address with a port passes, whosever address it is.
 * Unsure: whether the address must be the player's own, and whether one without a port passes (it does not here; that an
 * address works is all that is known). Requests of both kinds to a real player settle it.
 */
export function hostIsAllowed(era: Era, host: string | undefined): boolean {
  if (!era.hostRule) return true;
  const [address = '', port = '', ...rest] = (host ?? '').split(':');
  return rest.length === 0 && isIPv4(address) && /^\d{1,5}$/.test(port);
}
