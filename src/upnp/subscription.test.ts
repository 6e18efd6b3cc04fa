import { afterEach, describe, expect, it } from 'vitest';
import { asIpAddress, type IpAddress } from '../base/address.ts';
import { nodeClock } from '../host/clock.ts';
import { nodeNet } from '../host/net.ts';
import { nodeRandom } from '../host/random.ts';
import type { RequestHead } from '../wire/http/head.ts';
import { headerOf } from '../wire/http/headers.ts';
import { createRequestReader } from '../wire/http/reader.ts';
import { type EventListener, listenForEvents } from './event-listener.ts';
import { createHttpClient } from './http-client.ts';
import { Subscription } from './subscription.ts';
import type { EventMessage } from './subscription-state.ts';

const ip = (text: string): IpAddress => {
  const address = asIpAddress(text);
  if (!address) throw new Error(text);
  return address;
};
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

async function subscribeTo(answers: (head: RequestHead, count: number) => string) {
  const { endpoint, asked } = await publisher(answers);
  const listener: EventListener = await listenForEvents({ net, clock, random: nodeRandom() }, OWN);
  closing.push(() => listener.close());
  const [messages, gaps]: [EventMessage[], unknown[]] = [[], []];
  const subscription = new Subscription({
    client: createHttpClient({ net, clock }),
    clock,
    listener,
    publisher: endpoint,
    eventPath: '/ZoneGroupTopology/Event',
    onMessage: (message) => messages.push(message),
    onGap: ({ expected, got }) => gaps.push([expected, got]),
  });
  await subscription.settled();
  const callback = headerOf(asked[0]?.headers ?? [], 'CALLBACK')?.slice(1, -1) ?? '';
  return { subscription, asked, messages, gaps, callback };
}

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
