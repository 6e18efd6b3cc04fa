import type { JsonObject } from './json.ts';

/** Result codes that are given here, of the 107 in the table of 86.10 (also bit-saver/sonos-ws, errors.ts). */
export type MuseErrorCode =
  | 'ERROR_API_KEY_VALIDATION_FAILED'
  | 'ERROR_NOT_AUTHORIZED'
  | 'ERROR_MISSING_PARAMETERS'
  | 'ERROR_INVALID_SYNTAX'
  | 'ERROR_UNSUPPORTED_NAMESPACE'
  | 'ERROR_UNSUPPORTED_COMMAND'
  | 'ERROR_INVALID_OBJECT_ID'
  | 'ERROR_INVALID_PARAMETER'
  | 'ERROR_COMMAND_FAILED'
  | 'ERROR_NOT_CAPABLE'
  | 'ERROR_NO_CONTENT'
  | 'ERROR_AUDIO_CLIP_ID_NOT_FOUND';

/** What a command came to: a body and its type name (`none` for an empty one), or the body of an error. */
export type MuseOutcome =
  | { readonly kind: 'done'; readonly type: string; readonly body: JsonObject }
  | { readonly kind: 'failed'; readonly body: JsonObject };

/** A body with its `_objectType`. */
export const answered = (type: string, body: JsonObject): MuseOutcome => ({
  kind: 'done',
  type,
  body: { _objectType: type, ...body },
});

/** `type: none` and an empty body: how captured replies to commands without an answer look. */
export const accepted: MuseOutcome = { kind: 'done', type: 'none', body: {} };

export const failed = (errorCode: MuseErrorCode, reason: string): MuseOutcome => ({
  kind: 'failed',
  body: { _objectType: 'globalError', errorCode, reason },
});
