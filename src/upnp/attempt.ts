import { formatEndpoint } from '../base/address.ts';
import { describeRefusal, type Parsed } from '../base/refusal.ts';
import type { Clock } from '../ports/clock.ts';
import { ConnectFailure, type Net, type Stream, type TlsFacts } from '../ports/net.ts';
import type { ResponseHead } from '../wire/http/head.ts';
import type { Headers } from '../wire/http/headers.ts';
import { createResponseReader, type Progress } from '../wire/http/reader.ts';
import { writeRequest } from '../wire/http/write.ts';
import type { CutBy, Exchange, Failure, FailureKind, Outcome } from './exchange.ts';
import type { HttpRequest } from './http-client.ts';

/** One request on one connection, with everything it may use up. */
export interface Attempt {
  readonly net: Net;
  readonly clock: Clock;
  readonly number: number;
  readonly request: HttpRequest & { readonly headers: Headers };
  readonly deadlineMs: number;
  readonly connectTimeoutMs: number;
  readonly maxBodyBytes: number;
  readonly signal?: AbortSignal;
}

/**
 * Connects, sends, reads to the end of the message, lets go. The deadline covers all of it: a device that drips bytes
 * runs out of time, one that floods runs out of room (the body is cut, a head that is too long is a refusal). An answer
 * whose head came and whose body did not end, by reset or by time, is an answer with a cut body.
 */
export async function attempt(work: Attempt): Promise<Exchange> {
  const { clock, request, number } = work;
  const [startedAt, start] = [clock.now(), clock.elapsed()];
  const { outcome, tls } = await within(work, () => clock.elapsed() - start);
  return {
    number,
    startedAt,
    door: request.door ?? 'tcp',
    target: request.target,
    ...(request.localAddress ? { localAddress: request.localAddress } : {}),
    request: {
      method: request.method,
      target: request.path,
      headers: request.headers,
      body: request.body ?? '',
    },
    outcome,
    ...(tls ? { tls } : {}),
  };
}

interface Ended {
  readonly outcome: Outcome;
  readonly tls?: TlsFacts | undefined;
}

async function within(work: Attempt, elapsed: () => number): Promise<Ended> {
  const expired = new AbortController();
  const timer = work.clock.after(work.deadlineMs, () => expired.abort());
  const signal = work.signal ? AbortSignal.any([expired.signal, work.signal]) : expired.signal;
  let stream: Stream | undefined;
  try {
    stream = await open(work, signal);
    return { outcome: await converse(work, { stream, signal, elapsed }), tls: stream.tls };
  } catch (cause) {
    const failure = expired.signal.aborted ? timedOut(work) : failureOf(cause, signal);
    return { outcome: { kind: 'failure', ...failure, elapsedMs: elapsed() }, tls: stream?.tls };
  } finally {
    timer.cancel();
    stream?.destroy();
  }
}

const open = (
  { net, request, deadlineMs, connectTimeoutMs }: Attempt,
  signal: AbortSignal,
): Promise<Stream> =>
  net.connect({
    ...request.target,
    timeoutMs: Math.min(deadlineMs, connectTimeoutMs),
    signal,
    ...(request.localAddress ? { localAddress: request.localAddress } : {}),
    ...(request.door === 'tls' ? { tls: {} } : {}),
  });

interface Conversation {
  readonly stream: Stream;
  readonly signal: AbortSignal;
  readonly elapsed: () => number;
}

async function converse(work: Attempt, { stream, signal, elapsed }: Conversation): Promise<Outcome> {
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

const timedOut = ({ deadlineMs, request }: Attempt): Pick<Failure, 'failure' | 'detail'> => ({
  failure: 'timeout',
  detail: `no whole answer from ${formatEndpoint(request.target)} within ${deadlineMs} ms`,
});

const FAILURES: Readonly<Record<ConnectFailure['reason'], FailureKind>> = {
  refused: 'refused',
  timeout: 'timeout',
  unreachable: 'unreachable',
  tls: 'tls',
  aborted: 'aborted',
  other: 'reset',
};

function failureOf(cause: unknown, signal: AbortSignal): Pick<Failure, 'failure' | 'detail'> {
  if (cause instanceof ConnectFailure) return { failure: FAILURES[cause.reason], detail: cause.message };
  if (signal.aborted) return { failure: 'aborted', detail: 'no longer wanted' };
  throw cause;
}
