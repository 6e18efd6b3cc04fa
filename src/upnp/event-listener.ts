/**
 * Receives event messages. What could go wrong when this port is open: anybody connects, floods, or forges events.
 * What guards it, in order: it listens on the one address given, on a free port unless one is given; a connection from an address that no
 * message is expected from is dropped unread, and so is one too many from the same publisher; the path is unguessable (128 random bits) and belongs to one publisher; a message
 * has a deadline and size limits; what remains is checked by SID and SEQ. Proven in `subscription.test.ts` and
 * `event-listener.test.ts`.
 */
import type { Endpoint, IpAddress } from '../base/address.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { ConnectFailure, type Listener, type Net, type Stream } from '../ports/net.ts';
import type { Random } from '../ports/random.ts';
import { parseNotify } from '../wire/gena/notify.ts';
import type { RequestHead } from '../wire/http/head.ts';
import { createRequestReader } from '../wire/http/reader.ts';
import { writeResponse } from '../wire/http/write.ts';
import type { EventMessage } from './subscription-model.ts';

export interface EventListener {
  readonly local: Endpoint;
  /** Takes messages from one publisher; the path is for its CALLBACK alone. */
  expect(publisher: IpAddress, onMessage: (message: EventMessage) => void): Expectation;
  close(): Promise<void>;
}

export interface Expectation {
  readonly path: string;
  forget(): void;
}

interface Expected {
  readonly publisher: IpAddress;
  readonly onMessage: (message: EventMessage) => void;
}

export interface EventListenerPorts {
  readonly net: Net;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

const MESSAGE_DEADLINE_MS = 5000;
/** A player has 17 event URLs and sends to a subscriber one message at a time: nobody can take the room of the others. */
const MAX_PER_PUBLISHER = 48;

export async function listenForEvents(
  { net, clock, random, log }: EventListenerPorts,
  host: IpAddress,
  { port = 0, maxConnections = 64 }: { readonly port?: number; readonly maxConnections?: number } = {},
): Promise<EventListener> {
  const expected = new Map<string, Expected>();
  const open = new Map<IpAddress, number>();
  const hasRoomFor = (source: IpAddress): boolean =>
    (open.get(source) ?? 0) < MAX_PER_PUBLISHER &&
    [...expected.values()].some(({ publisher }) => publisher === source);
  const count = (source: IpAddress, by: number): void => {
    const now = (open.get(source) ?? 0) + by;
    if (now > 0) open.set(source, now);
    else open.delete(source);
  };
  const serve = async (stream: Stream): Promise<void> => {
    const { host: source } = stream.remote;
    if (!hasRoomFor(source)) return stream.destroy();
    count(source, 1);
    await receive({ stream, clock, log, expected });
    count(source, -1);
  };
  const listener: Listener = await net.listen({ host, port, maxConnections }, (stream) => void serve(stream));
  return {
    local: listener.local,
    expect(publisher, onMessage) {
      const path = `/${Buffer.from(random.bytes(16)).toString('hex')}`;
      expected.set(path, { publisher, onMessage });
      return { path, forget: () => expected.delete(path) };
    },
    close: () => listener.close(),
  };
}

interface Reception {
  readonly stream: Stream;
  readonly clock: Clock;
  readonly log: Log;
  readonly expected: ReadonlyMap<string, Expected>;
}

async function receive({ stream, clock, log, expected }: Reception): Promise<void> {
  const timer = clock.after(MESSAGE_DEADLINE_MS, () => stream.destroy(), { unref: true });
  try {
    const reader = createRequestReader();
    for (;;) {
      const bytes = await stream.read();
      if (!bytes) return;
      const progress = reader.push(bytes);
      if (!progress.ok) return await answer(stream, [400, 'Bad Request']);
      if (progress.value.kind === 'more') continue;
      const { head, body } = progress.value;
      return await answer(stream, judge({ head, body, from: stream.remote.host, expected, log }));
    }
  } catch (cause) {
    // The publisher went away, and there is nobody to answer; anything else is a fault of ours.
    if (!(cause instanceof ConnectFailure)) log.warn('an event was not taken', { reason: String(cause) });
  } finally {
    timer.cancel();
    stream.close();
  }
}

type Status = readonly [status: number, reason: string];

interface Received {
  readonly head: RequestHead;
  readonly body: Uint8Array;
  readonly from: IpAddress;
  readonly expected: ReadonlyMap<string, Expected>;
  readonly log: Log;
}

/** A wrong path and another publisher's path get the same answer: nothing is learnt by trying. */
function judge({ head, body, from, expected, log }: Received): Status {
  const mine = expected.get(head.target);
  if (!mine || mine.publisher !== from) return [404, 'Not Found'];
  const message = parseNotify(head, body);
  if (!message.ok) return [400, 'Bad Request'];
  try {
    mine.onMessage(message.value);
    return [200, 'OK'];
  } catch (cause) {
    log.warn('a receiver of events failed', { reason: String(cause) });
    return [500, 'Internal Server Error'];
  }
}

const answer = (stream: Stream, [status, reason]: Status): Promise<void> =>
  stream.write(writeResponse({ status, reason, headers: [['CONNECTION', 'close']], body: '' }));
