import type { Endpoint, IpAddress } from '../../base/address.ts';
import type { PlayerId } from '../../base/ids.ts';

/** A player whose events pass through the guard. */
export interface EventedPlayer {
  readonly id: PlayerId;
  /** Where the player itself answers a SUBSCRIBE; over TLS on 1443. */
  readonly endpoint: Endpoint;
  /** The address under which clients know it; event messages come from there. */
  readonly guardAddress: IpAddress;
  /** A firewall brings what is sent to `guardAddress`, which is no address of this machine. */
  readonly isBrought?: boolean;
}
