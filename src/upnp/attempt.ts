import { formatEndpoint } from '../base/address.ts';
import type { Clock } from '../ports/clock.ts';
import { ConnectFailure, type Net, type Stream, type TlsFacts } from '../ports/net.ts';
import type { Headers } from '../wire/http/headers.ts';
import { converse } from './converse.ts';
import type { Exchange, Failure, FailureKind, Outcome } from './exchange.ts';
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
