import { type IpAddress, knownAddress as ip } from '../../src/base/address.ts';
import { nodeClock } from '../../src/host/clock.ts';
import { nodeNet } from '../../src/host/net.ts';
import { nodeRandom } from '../../src/host/random.ts';
import type { Clock } from '../../src/ports/clock.ts';
import { type Log, silentLog } from '../../src/ports/log.ts';
import { listenForEvents } from '../../src/upnp/event-listener.ts';
import { createHttpClient } from '../../src/upnp/http-client.ts';
import { Subscription, type SubscriptionOptions } from '../../src/upnp/subscription.ts';
import type { EventMessage } from '../../src/upnp/subscription-model.ts';
import type { RequestHead } from '../../src/wire/http/head.ts';
import { headerOf } from '../../src/wire/http/headers.ts';
import { createRequestReader } from '../../src/wire/http/reader.ts';

export const net = nodeNet();
export const clock = nodeClock();
export const OWN = ip('127.32.2.1');
export const PUBLISHER = ip('127.32.2.2');
export const STRANGER = ip('127.32.2.3');
const closing: (() => Promise<void>)[] = [];

/** For `afterEach`. */
export const closeAll = (): Promise<unknown> => Promise.all(closing.splice(0).map((close) => close()));

/** Closed by `closeAll`. */
export const closeLater = (close: () => Promise<void>): number => closing.push(close);

/** A publisher that answers with what the test says and keeps what it was asked. */
export async function publisher(answers: (head: RequestHead, count: number) => string) {
  const asked: RequestHead[] = [];
  const listener = await net.listen({ host: PUBLISHER, port: 0 }, (stream) => {
    void (async () => {
      const progress = createRequestReader().push((await stream.read()) ?? new Uint8Array());
      if (!progress.ok || progress.value.kind !== 'message') throw new Error('a whole request expected');
      asked.push(progress.value.head);
      await stream.write(answers(progress.value.head, asked.length));
      stream.close();
    })();
  });
  closing.push(() => listener.close());
  return { endpoint: listener.local, asked };
}

/** The publisher's yes. */
export const accept = (sid: string, timeout = 'Second-86400'): string =>
  `HTTP/1.1 200 OK\r\nSID: ${sid}\r\nTIMEOUT: ${timeout}\r\nContent-Length: 0\r\n\r\n`;

/** Sends an event message; the status of its answer, or how it failed. */
export async function notify(
  callback: string,
  from: IpAddress,
  fields: { sid: string; seq: number; value: string },
) {
  const url = new URL(callback);
  const host = ip(url.hostname);
  const body =
    '<e:propertyset xmlns:e="urn:schemas-upnp-org:event-1-0"><e:property>' +
    `<ZoneName>${fields.value}</ZoneName></e:property></e:propertyset>`;
  const client = createHttpClient({ net, clock });
  const { outcome } = await client.request({
    target: { host, port: Number(url.port) },
    localAddress: from,
    method: 'NOTIFY',
    path: url.pathname,
    headers: [
      ['CONTENT-TYPE', 'text/xml'],
      ['NT', 'upnp:event'],
      ['NTS', 'upnp:propchange'],
      ['SID', fields.sid],
      ['SEQ', String(fields.seq)],
    ],
    body,
  });
  return outcome.kind === 'response' ? outcome.status : outcome.failure;
}

/** Real sockets; time stands still but for what the test lets pass. */
function steppedClock() {
  const timers = new Set<{ readonly ms: number; readonly callback: () => void }>();
  const after: Clock['after'] = (ms, callback, options) => {
    if (ms < 20_000 && !options?.unref) return clock.after(ms, callback, options);
    const timer = { ms, callback };
    timers.add(timer);
    return { cancel: () => timers.delete(timer) };
  };
  const waits = (): readonly number[] => [...timers].map(({ ms }) => ms / 1000);
  const pass = (): void => {
    const due = [...timers];
    timers.clear();
    for (const { callback } of due) callback();
  };
  return { clock: { ...clock, after }, waits, pass };
}

/** A listener of ours, and the log in which it complains. */
export async function listening() {
  const complaints: string[] = [];
  const log: Log = {
    ...silentLog,
    warn: (message, facts = {}) => complaints.push(`${message}: ${facts['reason']}`),
  };
  const listener = await listenForEvents({ net, clock, log, random: nodeRandom() }, OWN);
  closing.push(() => listener.close());
  return { listener, log, complaints };
}

/** A subscription at a publisher that answers so, once the first answer is there. */
export async function subscribeTo(
  answers: (head: RequestHead, count: number) => string,
  receive: (message: EventMessage) => void = () => {},
  more: Partial<SubscriptionOptions> = {},
) {
  const { endpoint, asked } = await publisher(answers);
  const { listener, log, complaints } = await listening();
  const time = steppedClock();
  const [messages, gaps]: [EventMessage[], unknown[]] = [[], []];
  const subscription = new Subscription({
    client: createHttpClient({ net, clock }),
    clock: time.clock,
    log,
    listener,
    publisher: endpoint,
    eventPath: '/ZoneGroupTopology/Event',
    onMessage: (message) => {
      messages.push(message);
      receive(message);
    },
    onGap: ({ expected, got }) => gaps.push([expected, got]),
    ...more,
  });
  await subscription.settled();
  const callback = headerOf(asked[0]?.headers ?? [], 'CALLBACK')?.slice(1, -1) ?? '';
  return { subscription, asked, messages, gaps, callback, time, complaints };
}

/** Method and SID of each request. */
export const methods = (asked: readonly RequestHead[]): readonly string[] =>
  asked.map(({ method, headers }) => `${method} ${headerOf(headers, 'SID') ?? ''}`.trim());
