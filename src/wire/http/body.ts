import { type Parsed, refuser } from '../../base/refusal.ts';
import type { HttpLimits } from '../limits.ts';

/**
 * How a body is treated. Strict, for requests: too long, ended early, chunk extensions and trailers are refusals.
 * Otherwise, for responses: what there is is kept and marked as cut, extensions and trailers are dropped.
 */
export interface BodyRules {
  readonly strict: boolean;
  readonly limits: HttpLimits;
}

export type BodyProgress =
  | { readonly kind: 'more' }
  | {
      readonly kind: 'done';
      readonly body: Uint8Array;
      readonly truncated: boolean;
      readonly rest: Uint8Array;
    };

/** Takes a body's bytes as they come. `end` says that the peer has closed. */
export interface BodyReader {
  push(bytes: Uint8Array): Parsed<BodyProgress>;
  end(): Parsed<BodyProgress>;
}

const refuse = refuser('http');
export const NO_BYTES = new Uint8Array(0);

export const tooLong = ({ limits }: BodyRules): ReturnType<typeof refuse> =>
  refuse('limit', `the body is longer than ${limits.maxBodyBytes} bytes`);
