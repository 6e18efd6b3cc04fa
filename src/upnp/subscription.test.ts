import { afterEach, describe, expect, it } from 'vitest';
import {
  accept,
  clock,
  closeAll,
  closeLater,
  listening,
  methods,
  net,
  notify,
  PUBLISHER,
  STRANGER,
  subscribeTo,
  publisher,
} from '../../test/rig/publisher.ts';
import { headerOf } from '../wire/http/headers.ts';
import { createRequestReader } from '../wire/http/reader.ts';
import { createHttpClient } from './http-client.ts';
import { Subscription } from './subscription.ts';

afterEach(closeAll);

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
    closeLater(() => listener.close());
    const { listener: events, log } = await listening();
    const values: unknown[] = [];
    const subscription = new Subscription({
      client: createHttpClient({ net, clock }),
      clock,
      log,
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
    const { listener, log } = await listening();
    const client = createHttpClient({ net, clock });
    const eventPath = '/Event';
    await new Subscription({
      client,
      clock,
      log,
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
