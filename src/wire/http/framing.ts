import type { Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { type Headers, headersOf } from './headers.ts';
import type { HttpVersion } from './start-line.ts';

type Refuse = ReturnType<typeof refuser>;

/** Where a body ends (RFC 9112 §6.3). */
export type Framing =
  | { readonly kind: 'none' }
  | { readonly kind: 'length'; readonly bytes: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'until-close' };

interface Framed {
  readonly version: HttpVersion;
  readonly headers: Headers;
}

/** Decimal digits only: no sign, no list, no leading zero that one reader takes as octal; at most 15, so it stays exact. */
const LENGTH = /^(0|[1-9]\d{0,14})$/;

/**
 * A request has one length that every reader agrees on, or it is refused: two lengths, even equal ones, and a length
 * beside a Transfer-Encoding are how requests are smuggled (RFC 9112 §11.2).
 */
export function requestFraming({ version, headers }: Framed, refuse: Refuse): Parsed<Framing> {
  const lengths = headersOf(headers, 'content-length');
  const codings = headersOf(headers, 'transfer-encoding');
  if (lengths.length > 1) return refuse('mismatch', 'there is more than one Content-Length');
  if (codings.length === 0) return lengthFraming(lengths[0], { kind: 'none' }, refuse);
  if (lengths.length > 0) return refuse('mismatch', 'Content-Length stands beside Transfer-Encoding');
  return chunkedFraming(version, codings, refuse);
}

/** Responses are borne as devices send them: no length means until close, the same length twice is one length. */
export function responseFraming(
  { version, headers, status }: Framed & { readonly status: number },
  { requestMethod, refuse }: { readonly requestMethod: string; readonly refuse: Refuse },
): Parsed<Framing> {
  // RFC 9112 §6.3: these have no body whatever their headers say.
  if (status < 200 || status === 204 || status === 304 || requestMethod === 'HEAD')
    return ok({ kind: 'none' });
  const lengths = [...new Set(headersOf(headers, 'content-length'))];
  const codings = headersOf(headers, 'transfer-encoding').filter(
    (coding) => coding.toLowerCase() !== 'identity',
  );
  if (lengths.length > 1) return refuse('mismatch', 'two Content-Length headers differ');
  if (codings.length === 0) return lengthFraming(lengths[0], { kind: 'until-close' }, refuse);
  if (lengths.length > 0) return refuse('mismatch', 'Content-Length stands beside Transfer-Encoding');
  return chunkedFraming(version, codings, refuse);
}

function lengthFraming(text: string | undefined, otherwise: Framing, refuse: Refuse): Parsed<Framing> {
  if (text === undefined) return ok(otherwise);
  if (!LENGTH.test(text)) return refuse('malformed', 'Content-Length is no plain decimal number');
  return ok({ kind: 'length', bytes: Number(text) });
}

function chunkedFraming(version: HttpVersion, codings: readonly string[], refuse: Refuse): Parsed<Framing> {
  if (version === '1.0') return refuse('mismatch', 'HTTP/1.0 has no Transfer-Encoding');
  if (codings.length !== 1 || codings[0]?.toLowerCase() !== 'chunked')
    return refuse('unsupported', 'the Transfer-Encoding is not chunked alone');
  return ok({ kind: 'chunked' });
}
