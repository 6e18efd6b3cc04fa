import { afterEach, describe, expect, it } from 'vitest';
import { type IpAddress, knownAddress as ip } from '../base/address.ts';
import { nodeClock } from '../host/clock.ts';
import { nodeNet } from '../host/net.ts';
import { nodeRandom } from '../host/random.ts';
import type { Clock } from '../ports/clock.ts';
import type { RequestHead } from '../wire/http/head.ts';
import { headerOf } from '../wire/http/headers.ts';
import { createRequestReader } from '../wire/http/reader.ts';
import { type EventListener, listenForEvents } from './event-listener.ts';
import { createHttpClient } from './http-client.ts';
import { Subscription } from './subscription.ts';
import type { EventMessage } from './subscription-state.ts';

const net = nodeNet();
const clock = nodeClock();
const OWN = ip('127.32.2.1');
const PUBLISHER = ip('127.32.2.2');
const STRANGER = ip('127.32.2.3');
const closing: (() => Promise<void>)[] = [];
afterEach(() => Promise.all(closing.splice(0).map((close) => close())));

/** A publisher that answers with what the test says and keeps what it was asked. */
async function publisher(answers: (head: RequestHead, count: number) => string) {
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

const accept = (sid: string, timeout = 'Second-86400'): string =>
  `HTTP/1.1 200 OK\r\nSID: ${sid}\r\nTIMEOUT: ${timeout}\r\nContent-Length: 0\r\n\r\n`;

async function notify(
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

async function subscribeTo(answers: (head: RequestHead, count: number) => string) {
  const { endpoint, asked } = await publisher(answers);
  const listener: EventListener = await listenForEvents({ net, clock, random: nodeRandom() }, OWN);
  closing.push(() => listener.close());
  const time = steppedClock();
  const [messages, gaps]: [EventMessage[], unknown[]] = [[], []];
  const subscription = new Subscription({
    client: createHttpClient({ net, clock }),
    clock: time.clock,
    listener,
    publisher: endpoint,
    eventPath: '/ZoneGroupTopology/Event',
    onMessage: (message) => messages.push(message),
    onGap: ({ expected, got }) => gaps.push([expected, got]),
  });
  await subscription.settled();
  const callback = headerOf(asked[0]?.headers ?? [], 'CALLBACK')?.slice(1, -1) ?? '';
  return { subscription, asked, messages, gaps, callback, time };
}

const REFUSED = 'HTTP/1.1 412 Precondition Failed\r\nContent-Length: 0\r\n\r\n';
const methods = (asked: readonly RequestHead[]): readonly string[] =>
  asked.map(({ method, headers }) => `${method} ${headerOf(headers, 'SID') ?? ''}`.trim());

describe('a subscription at a publisher', () => {
  it('asks as UDA 2.0 §4.1.2 says, takes messages, and ends', async () => {
    const { subscription, asked, messages, callback } = await subscribeTo(() => accept('uuid:s1'));
    expect(await notify(callback, PUBLISHER, { sid: 'uuid:s1', seq: 0, value: 'Kitchen' })).toBe(200);
    await subscription.end();
    expect(messages).toEqual([{ sid: 'uuid:s1', seq: 0, properties: [['ZoneName', 'Kitchen']] }]);
    expect(
      asked.map(({ method, target, headers }) => [
        method,
        target,
        headerOf(headers, 'NT'),
        headerOf(headers, 'SID'),
      ]),
    ).toEqual([
      ['SUBSCRIBE', '/ZoneGroupTopology/Event', 'upnp:event', undefined],
      ['UNSUBSCRIBE', '/ZoneGroupTopology/Event', undefined, 'uuid:s1'],
    ]);
    expect(callback).toMatch(/^http:\/\/127\.32\.2\.1:\d+\/[0-9a-f]{32}$/);
  });

  it('mends a gap by subscribing anew', async () => {
    const { subscription, asked, messages, gaps, callback } = await subscribeTo((_, count) =>
      accept(`uuid:s${count}`),
    );
    await notify(callback, PUBLISHER, { sid: 'uuid:s1', seq: 0, value: 'a' });
    await notify(callback, PUBLISHER, { sid: 'uuid:s1', seq: 2, value: 'c' });
    await subscription.settled();
    await notify(callback, PUBLISHER, { sid: 'uuid:s3', seq: 0, value: 'all' });
    expect(gaps).toEqual([[1, 2]]);
    expect(asked.map(({ method }) => method)).toEqual(['SUBSCRIBE', 'UNSUBSCRIBE', 'SUBSCRIBE']);
    expect(messages.map(({ properties }) => properties)).toEqual([
      [['ZoneName', 'a']],
      [['ZoneName', 'all']],
    ]);
    await subscription.end();
  });

  it('is renewed in time, and made anew when the publisher no longer knows it', async () => {
    const { subscription, asked, time } = await subscribeTo((_, count) =>
      count === 3 ? REFUSED : accept(`uuid:s${count}`, 'Second-600'),
    );
    expect(time.waits()).toEqual([480]);
    time.pass();
    await subscription.settled();
    time.pass();
    await subscription.settled();
    expect(methods(asked)).toEqual(['SUBSCRIBE', 'SUBSCRIBE uuid:s1', 'SUBSCRIBE uuid:s1', 'SUBSCRIBE']);
    expect(subscription.state).toMatchObject({ kind: 'active', sid: 'uuid:s4' });
    await subscription.end();
    expect(time.waits()).toEqual([]);
  });

  it('waits longer each time for a publisher that went away', async () => {
    const { subscription, time } = await subscribeTo((_, count) =>
      count === 1 ? accept('uuid:s1') : REFUSED,
    );
    const waited: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      waited.push(...time.waits());
      time.pass();
      await subscription.settled();
    }
    expect(waited).toEqual([69_120, 2, 4, 8]);
    await subscription.end();
  });

  it.each([
    ['Second-1', 5],
    ['Second-99999999', 86_400],
    ['infinite', 69_120],
  ])('granted %s it is renewed after %i s', async (timeout, seconds) => {
    const { subscription, time } = await subscribeTo(() => accept('uuid:s1', timeout));
    expect(time.waits()).toEqual([seconds]);
    await subscription.end();
  });

  it('loses no message that comes before the answer to SUBSCRIBE', async () => {
    const early = Promise.withResolvers<unknown>();
    const answered = Promise.withResolvers<void>();
    const listener = await net.listen({ host: PUBLISHER, port: 0 }, (stream) => {
      void (async () => {
        const progress = createRequestReader().push((await stream.read()) ?? new Uint8Array());
        if (!progress.ok || progress.value.kind !== 'message') throw new Error('a whole request expected');
        const { method, headers } = progress.value.head;
        const callback = headerOf(headers, 'CALLBACK')?.slice(1, -1) ?? '';
        if (method === 'SUBSCRIBE') {
          early.resolve(await notify(callback, PUBLISHER, { sid: 'uuid:e', seq: 0, value: 'first' }));
          await answered.promise;
        }
        await stream.write(accept('uuid:e'));
        stream.close();
      })();
    });
    closing.push(() => listener.close());
    const events = await listenForEvents({ net, clock, random: nodeRandom() }, OWN);
    closing.push(() => events.close());
    const values: unknown[] = [];
    const subscription = new Subscription({
      client: createHttpClient({ net, clock }),
      clock,
      listener: events,
      publisher: listener.local,
      eventPath: '/Event',
      onMessage: ({ seq, properties }) => values.push([seq, properties]),
    });
    expect(await early.promise).toBe(200);
    expect(values).toEqual([]);
    answered.resolve();
    await subscription.settled();
    expect(values).toEqual([[0, [['ZoneName', 'first']]]]);
    await subscription.end();
  });

  it('gives back what was granted after it was ended', async () => {
    const { endpoint, asked } = await publisher(() => accept('uuid:late'));
    const listener = await listenForEvents({ net, clock, random: nodeRandom() }, OWN);
    closing.push(() => listener.close());
    const client = createHttpClient({ net, clock });
    const eventPath = '/Event';
    await new Subscription({
      client,
      clock,
      listener,
      publisher: endpoint,
      eventPath,
      onMessage: () => {},
    }).end();
    expect(methods(asked)).toEqual(['SUBSCRIBE', 'UNSUBSCRIBE uuid:late']);
  });

  it('says when it was turned away', async () => {
    const { subscription } = await subscribeTo(() => 'HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
    expect(subscription.state).toEqual({ kind: 'ended', why: 'refused' });
  });
});

describe('the listener', () => {
  it('drops a stranger, answers 404 to a wrong path, and delivers nothing of them', async () => {
    const { subscription, messages, callback } = await subscribeTo(() => accept('uuid:s1'));
    const message = { sid: 'uuid:s1', seq: 0, value: 'forged' };
    expect(await notify(callback, STRANGER, message)).toMatch(/reset|refusal/);
    expect(await notify(callback.replace(/.$/, 'x'), PUBLISHER, message)).toBe(404);
    expect(await notify(callback, PUBLISHER, { ...message, sid: 'uuid:other' })).toBe(200);
    expect(messages).toEqual([]);
    await subscription.end();
  });
});
