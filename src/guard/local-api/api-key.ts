import type { Headers } from '../../wire/http/headers.ts';
import { headersOf } from '../../wire/http/headers.ts';
import type { NotUnderstood } from '../request/understood.ts';

/** Keys are UUIDs in every client in use; which others players turn away is not known. */
const KEY = /^[\w-]{1,128}$/;

/**
 * The refusal of a request without a key, as players give it: it says which app asks and proves nothing, so it is asked for
 * and not judged. Over REST 403 (seen on 97.1), for the WebSocket 401, which sonos-websocket takes for rejected credentials.
 */
export function withoutApiKey(headers: Headers, status: 401 | 403): NotUnderstood | undefined {
  const keys = headersOf(headers, 'x-sonos-api-key');
  if (keys.length === 1 && KEY.test(keys[0] ?? '')) return undefined;
  return {
    reason: 'bad-arguments',
    detail: 'there is not exactly one API key',
    status,
    museError: 'ERROR_API_KEY_VALIDATION_FAILED',
    about: 'local-api',
  };
}
