/**
 * A listener of the auditor's own, that devices are pointed at. What could go wrong while this port is open: anybody
 * connects, floods it, or claims to be the device. What guards, in order: it listens on one address and a free port for
 * the length of one question; at most a few connections at a time; only an unguessable path counts (128 random bits),
 * which only the device was told, because a device may come from another of its addresses; a request has a deadline and
 * size limits; what is served is fixed. Proof: own-listener.test.ts.
 */
import { formatEndpoint, type IpAddress } from '../../base/address.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Listener, Net, Stream } from '../../ports/net.ts';
import type { Random } from '../../ports/random.ts';
import { createRequestReader } from '../../wire/http/reader.ts';
import { writeResponse } from '../../wire/http/write.ts';
import { bodyText, type InboundRequest } from './transcript.ts';

export interface OwnListener {
  readonly url: string;
  /** Resolves with the first request to the path, or undefined after the time. */
  arrival(withinMs: number): Promise<Arrival | undefined>;
  close(): Promise<void>;
}

export interface Arrival {
  readonly from: string;
  readonly request: InboundRequest;
}

const REQUEST_DEADLINE_MS = 3000;
const MAX_AT_ONCE = 8;
/** Served to whoever comes by the right path: recognisable when it comes back through a device. */
export const BAIT = 'Tonewall was here: what a stranger names, this device fetches.';

export interface ListenerPorts {
  readonly net: Pick<Net, 'listen'>;
  readonly clock: Clock;
  readonly random: Random;
}

export async function openListener(
  { net, clock, random }: ListenerPorts,
  own: IpAddress,
): Promise<OwnListener> {
  const path = `/${Buffer.from(random.bytes(16)).toString('hex')}.png`;
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<Arrival>();
  let open = 0;
  const listener: Listener = await net.listen({ host: own, port: 0 }, (stream) => {
    if (open >= MAX_AT_ONCE) return stream.destroy();
    open += 1;
    void serve({ stream, clock, path, arrive }).finally(() => {
      open -= 1;
    });
  });
  const place = formatEndpoint(listener.local);
  return {
    url: `http://${place}${path}`,
    arrival: (withinMs) => Promise.race([arrived, nothingAfter(clock, withinMs)]),
    close: () => listener.close(),
  };
}

const nothingAfter = (clock: Clock, ms: number): Promise<undefined> =>
  new Promise((resolve) => {
    clock.after(ms, () => resolve(undefined), { unref: true });
  });

interface Serving {
  readonly stream: Stream;
  readonly clock: Clock;
  readonly path: string;
  readonly arrive: (arrival: Arrival) => void;
}

async function serve({ stream, clock, path, arrive }: Serving): Promise<void> {
  const timer = clock.after(REQUEST_DEADLINE_MS, () => stream.destroy(), { unref: true });
  try {
    const reader = createRequestReader({ maxBodyBytes: 262_144 });
    for (let bytes = await stream.read(); bytes; bytes = await stream.read()) {
      const progress = reader.push(bytes);
      if (!progress.ok) return await answer(stream, 400);
      if (progress.value.kind === 'more') continue;
      const { head, body } = progress.value;
      if (head.target !== path) return await answer(stream, 404);
      arrive({
        from: formatEndpoint(stream.remote),
        request: {
          method: head.method,
          target: head.target,
          headers: head.headers.map(([name, value]) => [name, value]),
          body: bodyText(body),
        },
      });
      return await answer(stream, 200);
    }
  } catch {
    // The device went away in the middle; there is nobody to answer.
  } finally {
    timer.cancel();
    stream.close();
  }
}

const answer = (stream: Stream, status: 200 | 400 | 404): Promise<void> =>
  stream.write(
    writeResponse({
      status,
      reason: { 200: 'OK', 400: 'Bad Request', 404: 'Not Found' }[status],
      headers: [
        ['CONTENT-TYPE', 'image/png'],
        ['CONNECTION', 'close'],
      ],
      body: status === 200 ? BAIT : '',
    }),
  );
