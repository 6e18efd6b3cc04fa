import { afterEach, describe, expect, it } from 'vitest';
import { type IpAddress, knownAddress as ip } from '../base/address.ts';
import { nodeClock } from '../host/clock.ts';
import { nodeNet } from '../host/net.ts';
import { nodeRandom } from '../host/random.ts';
import type { Clock } from '../ports/clock.ts';
import { silentLog } from '../ports/log.ts';
import type { Stream } from '../ports/net.ts';
import { type EventListener, listenForEvents } from './event-listener.ts';
import type { EventMessage } from './subscription-model.ts';

const net = nodeNet();
const OWN = ip('127.32.4.1');
const PUBLISHER = ip('127.32.4.2');
const OTHER_PUBLISHER = ip('127.32.4.3');
const open: EventListener[] = [];
afterEach(() => Promise.all(open.splice(0).map((listener) => listener.close())));

async function listening(clock: Clock = nodeClock()) {
  const complaints: string[] = [];
  const log = { ...silentLog, warn: (message: string) => complaints.push(message) };
  const listener = await listenForEvents({ net, clock, log, random: nodeRandom() }, OWN);
  open.push(listener);
  const messages: EventMessage[] = [];
  const expectation = listener.expect(PUBLISHER, (message) => messages.push(message));
  return { listener, messages, complaints, path: expectation.path, forget: () => expectation.forget() };
}

const from = (source: IpAddress, listener: EventListener): Promise<Stream> =>
  net.connect({ ...listener.local, localAddress: source, timeoutMs: 1000 });

/** Everything the listener says until it ends the connection, however it ends it. */
async function said(stream: Stream): Promise<string> {
  let text = '';
  try {
    for (let bytes = await stream.read(); bytes; bytes = await stream.read()) text += Buffer.from(bytes);
  } catch {
    // A reset ends it too.
  }
  stream.destroy();
  return text;
}

const EVENT =
  '<e:propertyset xmlns:e="urn:schemas-upnp-org:event-1-0"><e:property><A>1</A></e:property></e:propertyset>';

const notify = (path: string, { length = EVENT.length, more = '' } = {}): string =>
  `NOTIFY ${path} HTTP/1.1\r\nHOST: ${OWN}:1\r\nCONTENT-TYPE: text/xml\r\nNT: upnp:event\r\nNTS: upnp:propchange\r\n` +
  `SID: uuid:1\r\nSEQ: 0\r\n${more}CONTENT-LENGTH: ${length}\r\n\r\n${EVENT}`;

async function send(source: IpAddress, listener: EventListener, text: string): Promise<string> {
  const stream = await from(source, listener);
  await stream.write(text);
  return (await said(stream)).split('\r\n')[0] ?? '';
}

describe('the event listener', () => {
  it('takes a message from its publisher at its path', async () => {
    const { listener, messages, path } = await listening();
    expect(await send(PUBLISHER, listener, notify(path))).toBe('HTTP/1.1 200 OK');
    expect(messages).toEqual([{ sid: 'uuid:1', seq: 0, properties: [['A', '1']] }]);
  });

  it('gives one publisher nothing on the path of another', async () => {
    const { listener, messages, path } = await listening();
    listener.expect(OTHER_PUBLISHER, (message) => messages.push(message));
    expect(await send(OTHER_PUBLISHER, listener, notify(path))).toBe('HTTP/1.1 404 Not Found');
    expect(messages).toEqual([]);
  });

  it('drops a stranger before a byte is read', async () => {
    const { listener } = await listening();
    const stream = await from(ip('127.32.4.9'), listener);
    expect(await said(stream)).toBe('');
  });

  it('drops a publisher from which nothing is expected any more', async () => {
    const { listener, forget } = await listening();
    forget();
    expect(await said(await from(PUBLISHER, listener))).toBe('');
  });

  it.each([
    ['garbage', () => '\u0001\u0002\r\n\r\n'],
    ['an endless head', () => `NOTIFY / HTTP/1.1\r\nA: ${'x'.repeat(40_000)}`],
    ['a body that is too long', (path: string) => notify(path, { length: 99_999_999 })],
    ['a body in two lengths', (path: string) => notify(path, { more: 'CONTENT-LENGTH: 1\r\n' })],
    [
      'a body in chunks and a length',
      (path: string) => notify(path, { more: 'TRANSFER-ENCODING: chunked\r\n' }),
    ],
    ['a method that is no event', (path: string) => notify(path).replace('NOTIFY', 'POST')],
  ])('turns away %s', async (_, text) => {
    const { listener, messages, path } = await listening();
    expect(await send(PUBLISHER, listener, text(path))).toBe('HTTP/1.1 400 Bad Request');
    expect(messages).toEqual([]);
  });

  it('lets go of a message that is not whole at its deadline, and of no other', async () => {
    const deadlines: { readonly ms: number; readonly pass: () => void }[] = [];
    const after: Clock['after'] = (ms, pass) => {
      const deadline = { ms, pass };
      deadlines.push(deadline);
      return { cancel: () => void deadlines.splice(deadlines.indexOf(deadline), 1) };
    };
    const { listener, messages, complaints, path } = await listening({ ...nodeClock(), after });
    const slow = await from(PUBLISHER, listener);
    await slow.write('NOTIFY ');
    await expect.poll(() => deadlines.map(({ ms }) => ms)).toEqual([5000]);
    expect(await send(PUBLISHER, listener, notify(path))).toBe('HTTP/1.1 200 OK');
    await expect.poll(() => deadlines.length).toBe(1);
    for (const { pass } of deadlines) pass();
    expect(await said(slow)).toBe('');
    await expect.poll(() => deadlines.length).toBe(0);
    expect([messages.length, complaints]).toEqual([1, []]);
  });

  it('says no and complains when a receiver throws, and serves on', async () => {
    const { listener, messages, complaints, path } = await listening();
    const faulty = listener.expect(PUBLISHER, () => {
      throw new Error('a fault of the receiver');
    });
    expect(await send(PUBLISHER, listener, notify(faulty.path))).toBe('HTTP/1.1 500 Internal Server Error');
    expect(await send(PUBLISHER, listener, notify(path))).toBe('HTTP/1.1 200 OK');
    expect([messages.length, complaints]).toEqual([1, ['a receiver of events failed']]);
  });

  it('takes no more than 48 connections of one publisher, and leaves room for others', async () => {
    const { listener, messages, path } = await listening();
    const other = listener.expect(OTHER_PUBLISHER, (message) => messages.push(message));
    const idle = await Promise.all(Array.from({ length: 48 }, () => from(PUBLISHER, listener)));
    expect(await said(await from(PUBLISHER, listener))).toBe('');
    expect(await send(OTHER_PUBLISHER, listener, notify(other.path))).toBe('HTTP/1.1 200 OK');
    for (const stream of idle) stream.destroy();
    await expect.poll(() => send(PUBLISHER, listener, notify(path))).toBe('HTTP/1.1 200 OK');
    expect(messages.length).toBe(2);
  });

  it('serves on while others hold connections open and say nothing', async () => {
    const { listener, messages, path } = await listening();
    const idle = await Promise.all(Array.from({ length: 40 }, () => from(PUBLISHER, listener)));
    expect(await send(PUBLISHER, listener, notify(path))).toBe('HTTP/1.1 200 OK');
    expect(messages.length).toBe(1);
    for (const stream of idle) stream.destroy();
  });
});
