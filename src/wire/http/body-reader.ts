import type { Parsed } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { type BodyReader, type BodyRules, tooLong } from './body.ts';
import { ChunkedBody } from './chunked.ts';
import type { Framing } from './framing.ts';
import { PlainBody } from './plain-body.ts';

/** The reader for a body framed so. A strict body that is known to be too long is refused before any of it is read. */
export function createBodyReader(framing: Framing, rules: BodyRules): Parsed<BodyReader> {
  if (framing.kind === 'chunked') return ok(new ChunkedBody(rules));
  if (framing.kind === 'until-close') return ok(new PlainBody(Number.POSITIVE_INFINITY, rules));
  const length = framing.kind === 'none' ? 0 : framing.bytes;
  if (rules.strict && length > rules.limits.maxBodyBytes) return tooLong(rules);
  return ok(new PlainBody(length, rules));
}
