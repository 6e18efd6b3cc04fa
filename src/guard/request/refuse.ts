import { describeRefusal, type Refusal } from '../../base/refusal.ts';
import { err, type Err } from '../../base/result.ts';
import type { NotUnderstood } from './understood.ts';

export const notUnderstood = (refusal: NotUnderstood): Err<NotUnderstood> => err(refusal);

/** What a parser turned away is told with the parser's own words. */
export const turnedAway = (refusal: Refusal, about: string): Err<NotUnderstood> =>
  err({
    reason: refusal.kind === 'mismatch' ? 'mismatch' : 'malformed',
    detail: describeRefusal(refusal),
    status: 400,
    about,
  });

/** UDA 2.0 table 3-3. */
export const UPNP_INVALID_ACTION = 401;
export const UPNP_INVALID_ARGS = 402;
