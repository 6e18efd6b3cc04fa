import { afterEach, expect, it } from 'vitest';
import {
  accept,
  clock,
  closeAll,
  listening,
  net,
  notify,
  PUBLISHER,
  publisher,
} from '../../../test/rig/publisher.ts';
import { createHttpClient, type HttpClient } from '../../upnp/http-client.ts';
import { headerOf } from '../../wire/http/headers.ts';
import { Topic } from './topic.ts';

afterEach(closeAll);

const no = (status: string): string => `HTTP/1.1 ${status}\r\nContent-Length: 0\r\n\r\n`;

/** A topic at a publisher that gives these answers one after the other; `hold` keeps requests back. */
async function topicAt(answers: readonly string[]) {
  const { endpoint, asked } = await publisher((_, count) => answers[count - 1] ?? no('500 Oops'));
  const { listener, log } = await listening();
  const direct = createHttpClient({ net, clock });
  let gate: Promise<void> = Promise.resolve();
  const client: HttpClient = {
    request: async (request) => {
      await gate;
      return direct.request(request);
    },
  };
  const events: unknown[] = [];
  const topic = new Topic(
    { client, clock, log, listener },
    {
      publisher: endpoint,
      eventPath: '/ZoneGroupTopology/Event',
      limits: { checkSeconds: 300, firstMessageMs: 5000 },
      onContent: ({ properties }, isFull) => events.push([isFull, properties]),
    },
  );
  const callback = (): string =>
    headerOf(
      asked.findLast(({ headers }) => headerOf(headers, 'CALLBACK'))?.headers ?? [],
      'CALLBACK',
    )?.slice(1, -1) ?? '';
  const hold = (): (() => void) => {
    const held = Promise.withResolvers<void>();
    gate = held.promise;
    return () => held.resolve();
  };
  return { topic, events, hold, callback };
}

it('knows the full state from the first message and the changes, until it subscribes anew', async () => {
  const { topic, events, callback } = await topicAt([
    accept('uuid:s1'),
    no('412 Precondition Failed'),
    accept('uuid:s3'),
    no('200 OK'),
  ]);
  expect([await topic.settled(), topic.state]).toEqual([{ kind: 'active' }, undefined]);
  await notify(callback(), PUBLISHER, { sid: 'uuid:s1', seq: 0, value: 'Kitchen' });
  await notify(callback(), PUBLISHER, { sid: 'uuid:s1', seq: 1, value: 'Office' });
  expect(topic.state).toEqual({ properties: [['ZoneName', 'Office']] });
  topic.check();
  expect([await topic.settled(), topic.state]).toEqual([{ kind: 'active' }, undefined]);
  await notify(callback(), PUBLISHER, { sid: 'uuid:s3', seq: 0, value: 'Den' });
  expect(topic.state).toEqual({ properties: [['ZoneName', 'Den']] });
  expect(events).toEqual([
    [true, [['ZoneName', 'Kitchen']]],
    [false, [['ZoneName', 'Office']]],
    [true, [['ZoneName', 'Den']]],
  ]);
  await topic.end();
});

it('tells no from not now, and neither while the player is being asked', async () => {
  const { topic, hold } = await topicAt([
    accept('uuid:s1'),
    no('412 Precondition Failed'),
    no('403 Forbidden'),
    accept('uuid:s4'),
    no('200 OK'),
  ]);
  expect(await topic.settled()).toEqual({ kind: 'active' });
  topic.check();
  expect(await topic.settled()).toEqual({ kind: 'refused', status: 403 });
  const release = hold();
  await expect.poll(() => topic.standing, { timeout: 5000 }).toEqual({ kind: 'unavailable' });
  release();
  expect(await topic.settled()).toEqual({ kind: 'active' });
  await topic.end();
});

it.each([
  ['404 Not Found', { kind: 'refused', status: 404 }],
  ['503 Service Unavailable', { kind: 'unavailable' }],
  ['302 Found', { kind: 'unavailable' }],
  // A yes without SID and TIMEOUT is none.
  ['200 OK', { kind: 'unavailable' }],
])('a player that answers %s is %j', async (status, standing) => {
  const { topic } = await topicAt([no(status)]);
  expect(await topic.settled()).toEqual(standing);
  await topic.end();
});
