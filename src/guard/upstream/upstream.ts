/**
 * One request to a player over a connection of its own. What could go wrong: it takes for ever (one deadline over all of
 * it), it answers without end (limits; half an answer counts as none), it answers something else (the strict reader), a
 * redirect leads elsewhere (none is followed: addresses only). Proven in `upstream.test.ts`.
 */
import { formatEndpoint } from '../../base/address.ts';
import { describeRefusal, type Parsed, type Refusal } from '../../base/refusal.ts';
import { err, ok } from '../../base/result.ts';
import type { Clock } from '../../ports/clock.ts';
import { ConnectFailure, type ConnectFailureReason, type Net, type Stream } from '../../ports/net.ts';
import type { ResponseHead } from '../../wire/http/head.ts';
import { createResponseReader, type Progress } from '../../wire/http/reader.ts';
import type { UpstreamFailureKind, UpstreamOutcome } from './outcome.ts';
import type { WrittenRequest } from './request.ts';

export interface Upstream {
  /** Never fails but by a bug: what went wrong is the outcome. */
  send(request: WrittenRequest): Promise<UpstreamOutcome>;
}

export interface UpstreamLimits {
  /** Milliseconds until the connection must stand. */
  readonly connectMs: number;
  /** Milliseconds from then until the whole answer is there. */
  readonly answerMs: number;
  readonly maxBodyBytes: number;
}

/** Browse over a large library takes players seconds; a connection on one network does not. */
const UPSTREAM_LIMITS: UpstreamLimits = { connectMs: 2000, answerMs: 8000, maxBodyBytes: 4_194_304 };

interface Work {
  readonly clock: Clock;
  readonly request: WrittenRequest;
  readonly limits: UpstreamLimits;
}

export function createUpstream(
  { net, clock }: { readonly net: Net; readonly clock: Clock },
  limits: Partial<UpstreamLimits> = {},
): Upstream {
  const all = { ...UPSTREAM_LIMITS, ...limits };
  return {
    async send(request) {
      const { host, port } = request.player;
      let stream: Stream;
      try {
        stream = await net.connect({
          host,
          port,
          // A handshake costs a player as much again.
          timeoutMs: request.secure ? 2 * all.connectMs : all.connectMs,
          ...(request.secure ? { tls: {} } : {}),
        });
      } catch (cause) {
        return failedToConnect(cause);
      }
      return converse({ clock, request, limits: all }, stream);
    },
  };
}

/** The deadline tears the stream down, which ends whatever waits on it. */
async function converse(work: Work, stream: Stream): Promise<UpstreamOutcome> {
  let late = false;
  const timer = work.clock.after(work.limits.answerMs, () => {
    late = true;
    stream.destroy();
  });
  // Not waited for: a player may answer before it has read everything, and what fails here fails the reading too.
  stream.write(work.request.bytes).catch(() => {});
  try {
    const outcome = await readAnswer(work, stream);
    return late ? timedOut(work) : outcome;
  } catch (cause) {
    if (!(cause instanceof ConnectFailure)) throw cause;
    return late ? timedOut(work) : failed('reset', cause.message);
  } finally {
    timer.cancel();
    stream.letGo();
  }
}

async function readAnswer({ request, limits }: Work, stream: Stream): Promise<UpstreamOutcome> {
  const { maxBodyBytes } = limits;
  const reader = createResponseReader({ limits: { maxBodyBytes }, requestMethod: request.method });
  for (;;) {
    const bytes = await stream.read();
    const outcome = bytes ? outcomeOf(reader.push(bytes), 'too-long') : outcomeOf(reader.end(), 'malformed');
    if (outcome) return outcome;
  }
}

/** `cut` is what it means that a body is shorter than it was. */
function outcomeOf(
  progress: Parsed<Progress<ResponseHead>>,
  cut: 'too-long' | 'malformed',
): UpstreamOutcome | undefined {
  if (!progress.ok) return refused(progress.error);
  if (progress.value.kind === 'more') return undefined;
  const { head, body, truncated } = progress.value;
  if (truncated) return failed(cut, 'the body of the answer is not whole');
  return ok({ status: head.status, reason: head.reason, headers: head.headers, body });
}

const refused = (refusal: Refusal): UpstreamOutcome =>
  failed(refusal.kind === 'limit' ? 'too-long' : 'malformed', describeRefusal(refusal));

const failed = (kind: UpstreamFailureKind, detail: string): UpstreamOutcome =>
  err({ kind, detail, sent: true });

const timedOut = ({ request, limits }: Work): UpstreamOutcome =>
  failed('timeout', `no whole answer from ${formatEndpoint(request.player)} within ${limits.answerMs} ms`);

const CONNECT_FAILURES: Readonly<Record<ConnectFailureReason, UpstreamFailureKind>> = {
  refused: 'refused',
  timeout: 'timeout',
  unreachable: 'unreachable',
  tls: 'reset',
  aborted: 'reset',
  other: 'reset',
};

function failedToConnect(cause: unknown): UpstreamOutcome {
  if (!(cause instanceof ConnectFailure)) throw cause;
  return err({ kind: CONNECT_FAILURES[cause.reason], detail: cause.message, sent: false });
}
