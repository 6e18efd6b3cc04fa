import type { Refusal } from '../../base/refusal.ts';
import type { Stream } from '../../ports/net.ts';
import { createRequestReader } from '../../wire/http/reader.ts';
import type { WholeRequest } from '../request/whole-request.ts';
import type { Deadline } from './deadline.ts';
import type { KnownHeads } from './known-heads.ts';
import { GATEWAY_LIMITS } from './limits.ts';

/** What came on a connection. `gone`: the peer closed, reset or was too slow to begin; nobody is there to be told. */
export type Incoming =
  | { readonly kind: 'request'; readonly request: WholeRequest }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'gone' };

export interface Reading {
  readonly knownHeads: KnownHeads;
  /** Of the connection, which ends when it is missed; lifted when a request is whole. */
  readonly deadline: Deadline;
}

/**
 * Reads exactly one request. Bytes after it are refused: no client of players sends a request before the answer to the one
 * before, and whoever counts on two readers ending a request at different places does (RFC 9112 §11.2).
 */
export async function readRequest(stream: Stream, reading: Reading): Promise<Incoming> {
  const { deadline, knownHeads } = reading;
  deadline.set(GATEWAY_LIMITS.idleMs);
  try {
    const first = await stream.read();
    if (!first) return GONE;
    const request = knownHeads.whole(first);
    return request ? { kind: 'request', request } : await readOn(stream, reading, first);
  } catch {
    return GONE;
  } finally {
    deadline.lift();
  }
}

const GONE: Incoming = { kind: 'gone' };

async function readOn(
  stream: Stream,
  { deadline, knownHeads }: Reading,
  first: Uint8Array,
): Promise<Incoming> {
  const reader = createRequestReader({ maxBodyBytes: GATEWAY_LIMITS.maxBodyBytes });
  deadline.set(GATEWAY_LIMITS.requestMs);
  for (let bytes: Uint8Array | undefined = first; bytes; bytes = await stream.read()) {
    const progress = reader.push(bytes);
    if (!progress.ok) return { kind: 'refused', refusal: progress.error };
    if (progress.value.kind === 'more') continue;
    // The head is whole in the first piece, or it is not remembered.
    knownHeads.learn(first, progress.value.head);
    return whole(progress.value);
  }
  return GONE;
}

function whole({ head, body, rest }: WholeRequest & { readonly rest: Uint8Array }): Incoming {
  if (rest.length === 0) return { kind: 'request', request: { head, body } };
  const detail = 'bytes follow the request before it was answered';
  return { kind: 'refused', refusal: { kind: 'forbidden', format: 'http', detail } };
}
