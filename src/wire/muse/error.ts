import type { Parsed } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import type { JsonObject } from '../json/read.ts';
import type { MuseReply } from './answer.ts';
import type { MuseCommand } from './command.ts';
import { refuse } from './header.ts';

/** The body of a refusal, over WebSocket and REST alike: `{_objectType: globalError, errorCode, reason}`. */
export interface MuseError {
  /** `ERROR_MISSING_PARAMETERS` and the like: 107 codes in 86.10 (BookCatKid/anacapad-internals). */
  readonly errorCode: string;
  /** For people. */
  readonly reason?: string;
}

const TYPE = 'globalError';
const CODE = /^[A-Z][0-9A-Z_]{0,127}$/;
const MAX_REASON_LENGTH = 1024;

/** The error that a body is; undefined where it is none, as `groupCoordinatorChanged` or the event `playbackError`. */
export function museErrorIn(body: JsonObject): Parsed<MuseError | undefined> {
  const { errorCode, reason, _objectType: type } = body;
  if (type !== TYPE) return ok(undefined);
  if (typeof errorCode !== 'string' || !CODE.test(errorCode))
    return refuse('malformed', 'the errorCode of an error is none');
  if (reason === undefined) return ok({ errorCode });
  if (typeof reason !== 'string') return refuse('malformed', 'the reason of an error is no text');
  return reason.length <= MAX_REASON_LENGTH
    ? ok({ errorCode, reason })
    : refuse('limit', `the reason of an error is longer than ${MAX_REASON_LENGTH} characters`);
}

export const museErrorBody = ({ errorCode, reason }: MuseError): JsonObject => ({
  _objectType: TYPE,
  errorCode,
  ...(reason === undefined ? {} : { reason }),
});

/**
 * The refusal of a command in the player's place: it answers the client's `cmdId` about the object asked for, so that an
 * app shows an error and does not wait. `householdId` is what a client learns from the refusal of an empty command.
 */
export function museRefusal(
  { call, objects, cmdId }: MuseCommand,
  error: MuseError,
  { householdId }: { readonly householdId?: string } = {},
): MuseReply {
  return {
    kind: 'reply',
    success: false,
    type: TYPE,
    ...(call ? { namespace: call.namespace, response: call.command } : {}),
    objects: { ...objects, ...(householdId === undefined ? {} : { householdId }) },
    ...(cmdId === undefined ? {} : { cmdId }),
    more: {},
    body: museErrorBody(error),
  };
}
