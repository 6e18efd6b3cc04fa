import { beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../ports/log.ts';
import { createSteeredClock, type SteeredClock } from '../../sim/rig/steered-clock.ts';
import { type FedStream, fedStream } from '../../../test/rig/fed-stream.ts';
import type { NotUnderstood } from '../request/understood.ts';
import type { Answer } from './answer.ts';
import { KnownHeads } from './known-heads.ts';
import { type Attendant, converse } from './conversation.ts';
import { GATEWAY_LIMITS } from './limits.ts';

const PAGE = 'GET /status/zp HTTP/1.1\r\nHost: a\r\n';
const POST = 'POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n';

let clock: SteeredClock;
let line: FedStream;
let served: string[];
let unreadable: NotUnderstood[];
let answer: (target: string) => Promise<Answer>;
let done: boolean;

const hello = (body: string): Answer => ({ status: 200, headers: [], body });

beforeEach(() => {
  clock = createSteeredClock();
  line = fedStream();
  served = [];
  unreadable = [];
  done = false;
  answer = (target) => Promise.resolve(hello(target));
  const attendant: Attendant = {
    serve: ({ head, body }) => {
      served.push(`${head.method} ${head.target} ${Buffer.from(body).toString()}`.trimEnd());
      return answer(head.target);
    },
    unreadable: (refusal) => unreadable.push(refusal),
  };
  void converse({ clock, log: silentLog, knownHeads: new KnownHeads() }, line.stream, attendant).finally(
    () => {
      done = true;
    },
  );
});

/** Waits until everything that is due has been done. */
const pass = async (ms: number): Promise<void> => {
  clock.advance(ms);
  await line.feed('');
};

const outcome = () => ({ served, answers: line.written.length, state: line.state(), done });

describe('a connection', () => {
  it('answers one request after the other and stays open', async () => {
    await line.feed(`${PAGE}\r\n`);
    await line.feed(`${POST}body`);
    expect(outcome()).toEqual({
      served: ['GET /status/zp', 'POST /x body'],
      answers: 2,
      state: 'open',
      done: false,
    });
    expect(line.written[0]).toBe(
      'HTTP/1.1 200 OK\r\nX-CONTENT-TYPE-OPTIONS: nosniff\r\nCACHE-CONTROL: no-store\r\n' +
        'CONNECTION: keep-alive\r\nCONTENT-LENGTH: 10\r\n\r\n/status/zp',
    );
  });

  it.each([
    ['asked to', `${PAGE}Connection: close\r\n\r\n`],
    ['asked to among others', `${PAGE}Connection: TE, Close\r\n\r\n`],
    ['it speaks HTTP/1.0', 'GET /status/zp HTTP/1.0\r\n\r\n'],
  ])('is closed after the answer when %s', async (_, request) => {
    await line.feed(request);
    expect(outcome()).toEqual({ served: ['GET /status/zp'], answers: 1, state: 'closed', done: true });
    expect(line.written[0]).toContain('\r\nCONNECTION: close\r\n');
  });

  it('is closed after its last request', async () => {
    for (let count = 1; count <= GATEWAY_LIMITS.requestsPerConnection; count += 1)
      await line.feed(`${PAGE}\r\n`);
    expect([line.written.length, line.state()]).toEqual([GATEWAY_LIMITS.requestsPerConnection, 'closed']);
    expect(line.written.at(-1)).toContain('\r\nCONNECTION: close\r\n');
  });

  it('takes the next request only after the answer to the one before', async () => {
    const { promise, resolve } = Promise.withResolvers<Answer>();
    answer = () => promise;
    await line.feed(`${PAGE}\r\n`);
    await line.feed(`${POST}body`);
    expect(served).toEqual(['GET /status/zp']);
    resolve(hello('late'));
    await pass(0);
    expect(outcome()).toEqual({
      served: ['GET /status/zp', 'POST /x body'],
      answers: 2,
      state: 'open',
      done: false,
    });
  });

  it('ends with bytes behind a request, which is not served', async () => {
    await line.feed(`${PAGE}\r\n${PAGE}\r\n`);
    expect(outcome()).toEqual({ served: [], answers: 1, state: 'closed', done: true });
    expect(unreadable).toEqual([
      {
        reason: 'malformed',
        detail: 'http refused: bytes follow the request before it was answered (forbidden)',
        status: 400,
        about: 'request',
      },
    ]);
    expect(line.written[0]).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  });

  it('ends with the first request that cannot be read', async () => {
    await line.feed('GET /status/zp\r\n\r\n');
    expect(outcome()).toEqual({ served: [], answers: 1, state: 'closed', done: true });
    expect(unreadable.map(({ reason }) => reason)).toEqual(['malformed']);
  });

  it('goes on after a fault of the guard itself, which says nothing of its insides', async () => {
    answer = () => Promise.reject(new Error('secret'));
    await line.feed(`${PAGE}\r\n`);
    expect(line.written[0]).toMatch(/^HTTP\/1\.1 500 Internal Server Error\r\n/);
    expect(line.written[0]).not.toContain('secret');
    answer = (target) => Promise.resolve(hello(target));
    await line.feed(`${PAGE}\r\n`);
    expect(outcome()).toEqual({
      served: ['GET /status/zp', 'GET /status/zp'],
      answers: 2,
      state: 'open',
      done: false,
    });
  });

  it('tells once that an answer is written', async () => {
    let told = 0;
    answer = (target) => Promise.resolve({ ...hello(target), afterwards: () => (told += 1) });
    await line.feed(`${PAGE}\r\n`);
    expect(told).toBe(1);
  });

  it('ends when the other side closes, also inside a request', async () => {
    await line.feed(`${POST}bo`);
    await line.end();
    expect(outcome()).toEqual({ served: [], answers: 0, state: 'destroyed', done: true });
  });
});

describe('a slow client', () => {
  const GONE = { served: [], answers: 0, state: 'destroyed', done: true };
  const WAITED_FOR = { served: [], answers: 0, state: 'open', done: false };

  it('that says nothing is let go after a while', async () => {
    clock.advance(GATEWAY_LIMITS.idleMs - 1);
    expect(outcome()).toEqual(WAITED_FOR);
    await pass(1);
    expect(outcome()).toEqual(GONE);
  });

  it('that says nothing between two requests is let go as well', async () => {
    await line.feed(`${PAGE}\r\n`);
    await pass(GATEWAY_LIMITS.idleMs);
    expect(outcome()).toEqual({ ...GONE, served: ['GET /status/zp'], answers: 1 });
  });

  it('of the head has so long for the whole of it, however often a byte comes', async () => {
    await line.feed('G');
    for (let ms = 1000; ms < GATEWAY_LIMITS.requestMs; ms += 1000) {
      clock.advance(1000);
      await line.feed('E');
    }
    expect(outcome()).toEqual(WAITED_FOR);
    await pass(1000);
    expect(outcome()).toEqual(GONE);
  });

  it('of the body has as long', async () => {
    await line.feed(POST);
    clock.advance(GATEWAY_LIMITS.requestMs - 1);
    await line.feed('b');
    expect(outcome()).toEqual(WAITED_FOR);
    await pass(1);
    expect(outcome()).toEqual(GONE);
  });

  it('of chunks of a byte has as long', async () => {
    await line.feed('POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n');
    for (let ms = 1000; ms <= GATEWAY_LIMITS.requestMs; ms += 1000) {
      await line.feed('1\r\nx\r\n');
      clock.advance(1000);
    }
    await pass(0);
    expect(outcome()).toEqual(GONE);
  });

  it('that does not read its answer is let go, and whoever waits for it is told', async () => {
    let told = 0;
    answer = (target) => Promise.resolve({ ...hello(target), afterwards: () => (told += 1) });
    line.stopReading();
    await line.feed(`${PAGE}\r\n`);
    await pass(GATEWAY_LIMITS.requestMs);
    expect(outcome()).toEqual({ ...GONE, served: ['GET /status/zp'] });
    expect(told).toBe(1);
  });

  it('that is let go is not served what it sent on', async () => {
    line.stopReading();
    await line.feed(`${PAGE}\r\n`);
    await line.feed(`${POST}body`);
    await pass(GATEWAY_LIMITS.requestMs);
    expect(outcome()).toEqual({ ...GONE, served: ['GET /status/zp'] });
  });

  it('may take its time as long as each request is whole in time', async () => {
    for (let count = 0; count < 3; count += 1) {
      await line.feed(POST);
      clock.advance(GATEWAY_LIMITS.requestMs - 1);
      await line.feed('body');
      clock.advance(GATEWAY_LIMITS.idleMs - 1);
    }
    expect(outcome()).toEqual({
      served: ['POST /x body', 'POST /x body', 'POST /x body'],
      answers: 3,
      state: 'open',
      done: false,
    });
  });
});
