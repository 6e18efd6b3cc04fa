import { err, type Err } from '../../base/result.ts';
import { describeRefusal, type Refusal } from '../../base/refusal.ts';
import { printable } from '../../base/text.ts';
import type { Reason } from '../policy/decision.ts';
import { REASONS, type ReasonId } from '../policy/reasons.ts';
import type { NotUnderstood } from '../request/understood.ts';
import type { MuseError } from '../../wire/muse/error.ts';

/** Codes of the local API that the guard gives, of the 107 in the table of 86.10 (BookCatKid/anacapad-internals). */
type MuseErrorCode =
  | 'ERROR_API_KEY_VALIDATION_FAILED'
  | 'ERROR_NOT_AUTHORIZED'
  | 'ERROR_MISSING_PARAMETERS'
  | 'ERROR_INVALID_SYNTAX'
  | 'ERROR_UNSUPPORTED_NAMESPACE'
  | 'ERROR_UNSUPPORTED_COMMAND'
  | 'ERROR_INVALID_OBJECT_ID'
  | 'ERROR_INVALID_PARAMETER'
  | 'ERROR_COMMAND_FAILED';

interface CommandRefusal {
  readonly reason: ReasonId;
  readonly code: MuseErrorCode;
  readonly detail: string;
  /** What it seems to be about. */
  readonly about: string;
  /** Of the answer over REST. */
  readonly status?: number;
}

/** A command that is nothing which may pass. */
export const notCommand = ({
  reason,
  code,
  detail,
  about,
  status = 400,
}: CommandRefusal): Err<NotUnderstood> => err({ reason, detail, status, museError: code, about });

/** Bytes that a parser turned away. */
export const unreadable = (refusal: Refusal, about: string): Err<NotUnderstood> =>
  notCommand({ reason: 'malformed', code: 'ERROR_INVALID_SYNTAX', detail: describeRefusal(refusal), about });

/** What is told of a refusal; `reason` is a sentence for people. */
export const errorOfNotUnderstood = ({ museError, reason, detail }: NotUnderstood): MuseError =>
  errorOf(museError ?? 'ERROR_COMMAND_FAILED', { id: reason, detail });

/**
 * Unsure: the code that players give to who may not; the name is from the table of 86.10, and clients show whatever code
 * comes (aiosonos raises it, sonos-websocket logs it). Reasons that are not about rights have the code of a failure.
 */
export const errorOfReason = (reason: Reason): MuseError =>
  errorOf(FAILURES.includes(reason.id) ? 'ERROR_COMMAND_FAILED' : 'ERROR_NOT_AUTHORIZED', reason);

const FAILURES: readonly ReasonId[] = ['too-many', 'journal-failed', 'policy-failed'];

export const failedError = (detail: string): MuseError => ({
  errorCode: 'ERROR_COMMAND_FAILED',
  reason: printable(detail),
});

const errorOf = (errorCode: string, { id, detail }: Reason): MuseError => ({
  errorCode,
  reason: detail === undefined ? REASONS[id].meaning : `${REASONS[id].meaning} (${printable(detail)})`,
});
