import { describeRefusal, type Parsed } from '../base/refusal.ts';
import type { Stream } from '../ports/net.ts';
import type { ResponseHead } from '../wire/http/head.ts';
import { createResponseReader, type Progress } from '../wire/http/reader.ts';
import { writeRequest } from '../wire/http/write.ts';
import type { Attempt } from './attempt.ts';
import type { CutBy, Outcome } from './exchange.ts';

type Asked = Pick<Attempt, 'request' | 'maxBodyBytes' | 'signal'>;

interface Conversation {
  readonly stream: Stream;
  readonly signal: AbortSignal;
  readonly elapsed: () => number;
}

/** Sends the request and reads the answer to its end, or to where it is cut. Fails with what the connection fails with. */
export async function converse(work: Asked, { stream, signal, elapsed }: Conversation): Promise<Outcome> {
  const { method, path, headers, body } = work.request;
  await untilAborted(
    stream.write(writeRequest({ method, target: path, headers, ...(body ? { body } : {}) })),
    signal,
  );
  const reader = createResponseReader({ limits: { maxBodyBytes: work.maxBodyBytes }, requestMethod: method });
  for (;;) {
    let bytes: Uint8Array | undefined;
    try {
      bytes = await stream.read(signal);
    } catch (cause) {
      const cut = signal.aborted ? 'time' : 'reset';
      const partial = work.signal?.aborted ? undefined : outcomeOf(reader.end(), { elapsed, cut });
      if (partial?.kind === 'response') return { ...partial, truncated: true, cut };
      throw cause;
    }
    const outcome = bytes
      ? outcomeOf(reader.push(bytes), { elapsed, cut: 'limit' })
      : outcomeOf(reader.end(), { elapsed, cut: 'closed' });
    if (outcome) return outcome;
  }
}

/** `cut` is what ended the body if it turns out to be shorter than it was. */
function outcomeOf(
  progress: Parsed<Progress<ResponseHead>>,
  { elapsed, cut }: { readonly elapsed: () => number; readonly cut: CutBy },
): Outcome | undefined {
  if (!progress.ok) {
    return {
      kind: 'failure',
      failure: 'refusal',
      detail: describeRefusal(progress.error),
      elapsedMs: elapsed(),
    };
  }
  if (progress.value.kind === 'more') return undefined;
  const { head, body, truncated } = progress.value;
  const { status, reason, headers } = head;
  const answer = {
    kind: 'response',
    status,
    reason,
    headers,
    body,
    truncated,
    elapsedMs: elapsed(),
  } as const;
  return truncated ? { ...answer, cut } : answer;
}

/** A write to a peer that reads nothing can wait for ever; the signal ends it. */
async function untilAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(new Error('aborted'));
  signal.addEventListener('abort', abort, { once: true });
  try {
    await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', abort);
    work.catch(() => {});
  }
}
