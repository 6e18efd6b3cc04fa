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
import { GATEWAY_LIMITS } from './limits.ts';
import { type ReadingPorts, readRequest } from './read-request.ts';
import { guardFailed, refusalOfNotUnderstood } from './refusals.ts';

/** Who answers on a connection. */
export interface Attendant {
  serve(request: WholeRequest): Promise<Answer>;
  /** What came was no request; it is written down. */
  unreadable(refusal: NotUnderstood): void;
}

interface Ports extends ReadingPorts {
  readonly log: Log;
}

/** One request after the other, never two at once; the connection ends with the first that cannot be read. */
export async function converse(ports: Ports, stream: Stream, attendant: Attendant): Promise<void> {
  for (let count = 1; ; count += 1) {
    const incoming = await readRequest(ports, stream);
    if (incoming.kind === 'gone') return stream.destroy();
    if (incoming.kind === 'refused') {
      const { error } = turnedAway(incoming.refusal, 'request');
      attendant.unreadable(error);
      await send(ports.clock, stream, { answer: refusalOfNotUnderstood(error), close: true });
      return stream.close();
    }
    const { request } = incoming;
    const answer = await answerTo(ports.log, attendant, request);
    const close = count >= GATEWAY_LIMITS.requestsPerConnection || wantsClose(request.head);
    await send(ports.clock, stream, { answer, close });
    if (answer.takeOver) return answer.takeOver(stream);
    if (close) return stream.close();
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

/** A client that does not read its answer is let go. */
async function send(
  clock: Clock,
  stream: Stream,
  { answer, close }: { readonly answer: Answer; readonly close: boolean },
): Promise<void> {
  const timer = clock.after(GATEWAY_LIMITS.requestMs, () => stream.destroy());
  try {
    await stream.write(writeAnswer(answer, { close }));
  } catch {
    stream.destroy();
  } finally {
    timer.cancel();
    answer.afterwards?.();
  }
}
