import type { Result } from '../../base/result.ts';
import type { Headers } from '../../wire/http/headers.ts';

/** What a player answered, whole. A fault of UPnP is an answer too: status 500. */
export interface UpstreamAnswer {
  readonly status: number;
  readonly reason: string;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/**
 * Why there is no answer. `malformed`: bytes came that are none, or the connection closed before its end. `too-long`: it
 * passed a limit; half an answer is given to nobody.
 */
export type UpstreamFailureKind = 'refused' | 'unreachable' | 'timeout' | 'reset' | 'malformed' | 'too-long';

export interface UpstreamFailure {
  readonly kind: UpstreamFailureKind;
  /** One clause in plain words. */
  readonly detail: string;
  /** The request went out: the player may have done what it asks. */
  readonly sent: boolean;
}

export type UpstreamOutcome = Result<UpstreamAnswer, UpstreamFailure>;
