import type { IpAddress } from '../../base/address.ts';
import type { PlayerId } from '../../base/ids.ts';
import type { Principal } from '../identity/principal.ts';

/** A subscription at the guard, as others may know it. */
export interface SubscriptionFact {
  readonly sid: string;
  readonly player: PlayerId;
  /** Short name: `RenderingControl`. */
  readonly service: string;
  readonly principal: Principal;
  readonly address: IpAddress;
}

/**
 * Whom a subscription belongs to, for counting and for comparing. Those who are nobody in particular are told apart by their
 * address.
 */
export const ownerKey = (principal: Principal, address: IpAddress): string =>
  isSomebody(principal)
    ? `${principal.kind} ${principal.id}`
    : `${principal.kind} ${principal.id} ${address}`;

/** Enrolled, logged in, or with a token. */
export const isSomebody = ({ kind }: Principal): boolean => kind !== 'segment' && kind !== 'nobody';
