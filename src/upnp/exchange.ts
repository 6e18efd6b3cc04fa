import type { Endpoint, IpAddress } from '../base/address.ts';
import type { TlsFacts } from '../ports/net.ts';
import type { Headers } from '../wire/http/headers.ts';

/** What was sent to a device and what came back: the proof on the wire. */
export interface Exchange {
  /** Counts from 1 in the order in which requests were sent. */
  readonly number: number;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly door: Door;
  readonly target: Endpoint;
  /** Own address it was sent from, when one was asked for. */
  readonly localAddress?: IpAddress;
  readonly request: SentRequest;
  readonly outcome: Outcome;
  /** What the TLS handshake showed. */
  readonly tls?: TlsFacts;
}

export type Door = 'tcp' | 'tls';

export interface SentRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: Headers;
  /** Empty for none. */
  readonly body: string;
}

export type Outcome = Answer | Failure;

export interface Answer {
  readonly kind: 'response';
  readonly status: number;
  readonly reason: string;
  readonly headers: Headers;
  readonly body: Uint8Array;
  /** The body is shorter than it was; `cut` says what ended it. */
  readonly truncated: boolean;
  readonly cut?: CutBy;
  readonly elapsedMs: number;
}

/**
 * What ended a body early. `limit`: more came than is read. `time`: the deadline. `reset`: the connection was torn down.
 * `closed`: the device closed the connection before the length that it had told.
 */
export type CutBy = 'limit' | 'time' | 'reset' | 'closed';

export interface Failure {
  readonly kind: 'failure';
  readonly failure: FailureKind;
  /** One clause in plain words. */
  readonly detail: string;
  readonly elapsedMs: number;
}

/** `refusal`: the device answered with something that our parser turned away. */
export type FailureKind = 'refused' | 'timeout' | 'unreachable' | 'reset' | 'tls' | 'refusal' | 'aborted';
