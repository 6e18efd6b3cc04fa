import { printable } from '../../base/text.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Stream } from '../../ports/net.ts';
import type { RequestHead } from '../../wire/http/head.ts';
import { headersOf } from '../../wire/http/headers.ts';
import { turnedAway } from '../request/refuse.ts';
import type { NotUnderstood } from '../request/understood.ts';
import type { WholeRequest } from '../request/whole-request.ts';
import { type Answer, writeAnswer } from './answer.ts';
import { Deadline } from './deadline.ts';
import type { KnownHeads } from './known-heads.ts';
import { GATEWAY_LIMITS } from './limits.ts';
import { readRequest } from './read-request.ts';
import { guardFailed, refusalOfNotUnderstood } from './refusals.ts';

/** Who answers on a connection. */
export interface Attendant {
  serve(request: WholeRequest): Promise<Answer>;
  /** What came was no request; it is written down. */
  unreadable(refusal: NotUnderstood): void;
}

interface Ports {
  readonly clock: Clock;
  readonly log: Log;
  readonly knownHeads: KnownHeads;
}

/** One request after the other, never two at once; the connection ends with the first that cannot be read. */
export async function converse(ports: Ports, stream: Stream, attendant: Attendant): Promise<void> {
  const deadline = new Deadline(ports.clock, () => stream.destroy());
  try {
    const next = await inTurn(ports, { stream, deadline }, attendant);
    deadline.end();
    await next(stream);
  } finally {
    deadline.end();
  }
}

interface Line {
  readonly stream: Stream;
  /** A client that does not send, or does not read its answer, is let go. */
  readonly deadline: Deadline;
}

type Next = (stream: Stream) => void | Promise<void>;

const LET_GO: Next = (stream) => stream.destroy();
const CLOSE: Next = (stream) => stream.close();

/** Resolves when HTTP is over, with what is done with the connection then. */
async function inTurn(
  { log, knownHeads }: Ports,
  { stream, deadline }: Line,
  attendant: Attendant,
): Promise<Next> {
  for (let count = 1; ; count += 1) {
    const incoming = await readRequest(stream, { knownHeads, deadline });
    if (incoming.kind === 'gone') return LET_GO;
    if (incoming.kind === 'refused') {
      const { error } = turnedAway(incoming.refusal, 'request');
      attendant.unreadable(error);
      await send({ stream, deadline }, { answer: refusalOfNotUnderstood(error), close: true });
      return CLOSE;
    }
    const { request } = incoming;
    const answer = await answerTo(log, attendant, request);
    const close = count >= GATEWAY_LIMITS.requestsPerConnection || wantsClose(request.head);
    const isTaken = await send({ stream, deadline }, { answer, close });
    // Also where nobody is there any more: it ends what was begun for it.
    if (answer.takeOver) return answer.takeOver;
    // What a client sent on before it was let go is not served any more.
    if (!isTaken) return LET_GO;
    if (close) return CLOSE;
  }
}

/** A fault of the guard itself refuses, and says nothing of its insides. */
async function answerTo(log: Log, attendant: Attendant, request: WholeRequest): Promise<Answer> {
  try {
    return await attendant.serve(request);
  } catch (cause) {
    log.warn('a request failed', { cause: printable(String(cause)) });
    return guardFailed();
  }
}

/** RFC 9112 §9.3: 1.1 stays open unless told otherwise, 1.0 closes. */
const wantsClose = ({ version, headers }: RequestHead): boolean =>
  version === '1.0' ||
  headersOf(headers, 'connection').some((value) => /(?:^|[\s,])close(?:$|[\s,])/i.test(value));

/** Whether the client took it. */
async function send(
  { stream, deadline }: Line,
  { answer, close }: { readonly answer: Answer; readonly close: boolean },
): Promise<boolean> {
  deadline.set(GATEWAY_LIMITS.requestMs);
  try {
    await stream.write(writeAnswer(answer, { close }));
    return true;
  } catch {
    stream.destroy();
    return false;
  } finally {
    deadline.lift();
    answer.afterwards?.();
  }
}
