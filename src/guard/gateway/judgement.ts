import type { AccessRequest } from '../policy/access-request.ts';
import type { Reason } from '../policy/decision.ts';
import type { ShieldFailure } from '../shield/outcome.ts';
import type { PlayerPlace } from './guarded-player.ts';

/** What was decided and written down. */
export type Judgement =
  | { readonly effect: 'permit'; readonly request: AccessRequest; readonly touched: readonly PlayerPlace[] }
  | { readonly effect: 'forbid'; readonly request: AccessRequest; readonly reason: Reason }
  /** The player did not tell what a decision has to know, and so nothing is done; the journal has the decision without it. */
  | { readonly effect: 'unanswered'; readonly failure: ShieldFailure }
  /** Other rules came into force meanwhile: nothing was decided, and it has to be looked at from the beginning. */
  | { readonly effect: 'outdated' };
