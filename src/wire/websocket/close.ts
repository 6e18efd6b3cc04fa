import { ok, type Result } from '../../base/result.ts';
import { CLOSE_CODES, refuseFrame, type WebSocketRefusal } from './protocol.ts';

/** What a close frame says (RFC 6455 §5.5.1); both missing where it is empty. */
export interface CloseWords {
  readonly code?: number;
  readonly reason: string;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** RFC 6455 §7.4: codes that may stand on the wire. */
const isCode = (code: number): boolean =>
  (code >= 1000 && code <= 1014 && ![1004, 1005, 1006].includes(code)) || (code >= 3000 && code <= 4999);

export function readClose(payload: Uint8Array): Result<CloseWords, WebSocketRefusal> {
  if (payload.length === 0) return ok({ reason: '' });
  const [high, low] = payload;
  if (high === undefined || low === undefined)
    return refuseFrame('malformed', 'a close frame holds half a code');
  const code = high * 256 + low;
  if (!isCode(code)) return refuseFrame('malformed', 'a close frame holds a code that is none');
  try {
    return ok({ code, reason: UTF8.decode(payload.subarray(2)) });
  } catch {
    return refuseFrame('malformed', 'the reason of a close frame is not UTF-8', CLOSE_CODES.notUtf8);
  }
}

/** `reason` is ASCII and short: it is ours. */
export const closePayload = (code: number, reason = ''): Uint8Array =>
  Uint8Array.of(code >> 8, code & 0xff, ...Buffer.from(reason, 'latin1').subarray(0, 100));
