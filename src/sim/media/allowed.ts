import { isIP } from 'node:net';
import { isPrivateAddress } from '../../base/address.ts';

/**
 * Where a simulated player may go. A household on somebody's machine must never reach out to the internet because a test or a
 * visitor told it to play something: addresses only, private ones only; names are never looked up.
 */
export const isAllowedHost = (host: string): boolean => isIP(host) !== 0 && isPrivateAddress(host);
