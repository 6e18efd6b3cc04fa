import type { Clock } from '../../ports/clock.ts';
import type { Stream } from '../../ports/net.ts';
import { DNS_LIMITS } from '../../wire/limits.ts';
import { framed, MessageReader } from './stream-messages.ts';

/** Milliseconds for each question to come whole, and for its answer to be taken. */
const PATIENCE_MS = 10_000;
const MOST_QUESTIONS = 32;

interface TalkParts {
  readonly clock: Clock;
  /** What is answered; undefined for silence, which ends it. */
  readonly answer: (question: Uint8Array) => Promise<Uint8Array | undefined>;
}

/** Answers the questions of a stream one after the other (RFC 7766), and lets go of it. Never throws. */
export async function talk(stream: Stream, { clock, answer }: TalkParts): Promise<void> {
  const reader = new MessageReader(stream, DNS_LIMITS.maxQueryBytes);
  let timer = clock.after(PATIENCE_MS, () => stream.destroy(), { unref: true });
  const never = new AbortController().signal;
  try {
    for (let count = 0; count < MOST_QUESTIONS; count += 1) {
      const question = await reader.next(never);
      const answered = question && (await answer(question));
      if (!answered) break;
      await stream.write(framed(answered));
      timer.cancel();
      timer = clock.after(PATIENCE_MS, () => stream.destroy(), { unref: true });
    }
  } catch {
    // It was reset, or took too long: there is nobody to tell.
  } finally {
    timer.cancel();
    stream.close();
  }
}
