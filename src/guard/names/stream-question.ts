import { err } from '../../base/result.ts';
import type { Clock } from '../../ports/clock.ts';
import { ConnectFailure, type Net, type Stream } from '../../ports/net.ts';
import { DNS_LIMITS } from '../../wire/limits.ts';
import { writeDnsQuery } from '../../wire/dns/write.ts';
import { type Answered, answerTo, type Asked } from './answer-to.ts';
import { framed, MessageReader } from './stream-messages.ts';

const WAIT_MS = 3000;

/** Asks by TCP what does not fit a datagram (RFC 7766 §5). */
export async function askByStream(
  { net, clock }: { readonly net: Net; readonly clock: Clock },
  to: Asked['to'],
  asked: Pick<Asked, 'id' | 'question'>,
): Promise<Answered> {
  const late = new AbortController();
  const timer = clock.after(WAIT_MS, () => late.abort(), { unref: true });
  let stream: Stream | undefined;
  try {
    stream = await net.connect({ ...to, timeoutMs: WAIT_MS, signal: late.signal });
    await stream.write(framed(writeDnsQuery(asked.id, asked.question)));
    const message = await new MessageReader(stream, DNS_LIMITS.maxAnswerBytes).next(late.signal);
    return message ? answerTo(asked, message) : err('by TCP it sent no whole answer');
  } catch (cause) {
    if (cause instanceof ConnectFailure) return err(`by TCP: ${cause.message}`);
    return err('by TCP it did not answer');
  } finally {
    timer.cancel();
    stream?.destroy();
  }
}
