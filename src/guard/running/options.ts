import type { IpAddress } from '../../base/address.ts';
import type { Gateway } from '../../config/config.ts';
import type { LoadedConfig } from '../../config/load.ts';
import type { RateLimits } from '../shield/rate-limit.ts';

export interface GuardOptions {
  readonly config: LoadedConfig;
  /** Journal, identities and the door for the owner are there. */
  readonly stateFolder: string;
  /**
   * Own address that players can reach with events, by the segments that the guard stands between. May fail with
   * `address-unavailable`.
   */
  readonly listenOn: (gateway: Gateway | undefined) => IpAddress;
  /** The socket of the process that may open pinholes in the firewall. */
  readonly firewallHelper?: string;
  /** How often one principal may ask; what is left out is as shipped. */
  readonly rates?: Partial<RateLimits>;
}
