import type { Result } from '../../base/result.ts';
import type { UpstreamAnswer, UpstreamFailure } from '../upstream/outcome.ts';
import type { WaitFailure } from './waiting.ts';

/** Why there is no answer: the player's doing, or it was never sent. */
export type ShieldFailure = UpstreamFailure | WaitFailure;

export type ShieldOutcome = Result<UpstreamAnswer, ShieldFailure>;
