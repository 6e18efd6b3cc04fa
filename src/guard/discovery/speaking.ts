import type { Endpoint } from '../../base/address.ts';
import type { Send } from './saying.ts';
import type { Side } from './segments.ts';

/** Speaks on sides, by one version of IP. */
export interface Speaking {
  /** To one address on a side. `send`: how, where that is another way than the socket's own. */
  toOne(bytes: Uint8Array, to: Endpoint, side: Side, send?: Send): void;
  /** To all who listen on a side. */
  toAll(bytes: Uint8Array, side: Side): void;
}
