import type { Refusal } from '../../base/refusal.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Stream } from '../../ports/net.ts';
import { createRequestReader } from '../../wire/http/reader.ts';
import type { WholeRequest } from '../request/whole-request.ts';
import type { KnownHeads } from './known-heads.ts';
import { GATEWAY_LIMITS } from './limits.ts';

/** What came on a connection. `gone`: the peer closed, reset or was too slow to begin; nobody is there to be told. */
export type Incoming =
  | { readonly kind: 'request'; readonly request: WholeRequest }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'gone' };

export interface ReadingPorts {
  readonly clock: Clock;
  readonly knownHeads: KnownHeads;
}

/**
 * Reads exactly one request. Bytes after it are refused: no client of players sends a request before the answer to the one
 * before, and whoever counts on two readers ending a request at different places does (RFC 9112 §11.2).
 */
export async function readRequest({ clock, knownHeads }: ReadingPorts, stream: Stream): Promise<Incoming> {
  const timer = clock.after(GATEWAY_LIMITS.idleMs, () => stream.destroy());
  try {
    const first = await stream.read();
    if (!first) return GONE;
    timer.cancel();
    const request = knownHeads.whole(first);
    return request ? { kind: 'request', request } : await readOn({ clock, knownHeads }, stream, first);
  } catch {
    return GONE;
  } finally {
    timer.cancel();
  }
}

const GONE: Incoming = { kind: 'gone' };

async function readOn(
  { clock, knownHeads }: ReadingPorts,
  stream: Stream,
  first: Uint8Array,
): Promise<Incoming> {
  const reader = createRequestReader({ maxBodyBytes: GATEWAY_LIMITS.maxBodyBytes });
  let timer: ReturnType<Clock['after']> | undefined;
  try {
    for (let bytes: Uint8Array | undefined = first; bytes; bytes = await stream.read()) {
      const progress = reader.push(bytes);
      if (!progress.ok) return { kind: 'refused', refusal: progress.error };
      if (progress.value.kind === 'message') {
        // The head is whole in the first piece, or it is not remembered.
        knownHeads.learn(first, progress.value.head);
        return whole(progress.value);
      }
      timer ??= clock.after(GATEWAY_LIMITS.requestMs, () => stream.destroy());
    }
    return GONE;
  } finally {
    timer?.cancel();
  }
}

function whole({ head, body, rest }: WholeRequest & { readonly rest: Uint8Array }): Incoming {
  if (rest.length === 0) return { kind: 'request', request: { head, body } };
  const detail = 'bytes follow the request before it was answered';
  return { kind: 'refused', refusal: { kind: 'forbidden', format: 'http', detail } };
}
