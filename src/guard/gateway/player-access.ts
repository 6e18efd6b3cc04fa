import type { UpstreamOutcome } from '../upstream/outcome.ts';
import type { UpstreamRequest } from '../upstream/request.ts';
import type { PlayerPlace } from './guarded-player.ts';

/** How the gateway reaches players; all of it goes through one queue for each. */
export interface PlayerAccess {
  /** An answer may be shared with others who ask the same, or be at most 300 ms old. */
  read(request: UpstreamRequest, forWhom: string): Promise<UpstreamOutcome>;
  /** `touched`: every player whose state may be another afterwards. */
  write(
    request: UpstreamRequest,
    write: { readonly forWhom: string; readonly touched: readonly PlayerPlace[] },
  ): Promise<UpstreamOutcome>;
  /** No other write reaches the player meanwhile. */
  exclusive<T>(place: PlayerPlace, forWhom: string, task: (access: PlayerAccess) => Promise<T>): Promise<T>;
}
