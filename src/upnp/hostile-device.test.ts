import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import {
  answerWith,
  ask,
  closeDevices,
  DEADLINE_MS,
  device,
  drip,
  flood,
  MAX_BODY,
  OK,
  SLACK_MS,
  told,
} from '../../test/rig/raw-device.ts';

afterEach(closeDevices);

describe('a hostile device costs one request its deadline and its bytes, no more', () => {
  it.each<[string, (socket: Socket) => void, string]>([
    ['an endless head in one line', (socket) => flood(socket, 'HTTP/1.1 200 ' + 'x'.repeat(4096)), 'refusal'],
    ['endless headers', (socket) => (socket.write(OK), flood(socket, 'A: b\r\n'.repeat(500))), 'refusal'],
    ['headers folded over lines', answerWith(`${OK}A: b\r\n c\r\n\r\n`), 'refusal'],
    [
      'endless interim answers',
      (socket) => flood(socket, 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(200)),
      'refusal',
    ],
    [
      'an endless body',
      (socket) => (socket.write(`${OK}\r\n`), flood(socket, 'x'.repeat(9000))),
      `200 cut at ${MAX_BODY}`,
    ],
    [
      'endless chunks',
      (socket) => (
        socket.write(`${OK}Transfer-Encoding: chunked\r\n\r\n`), flood(socket, '5\r\nhello\r\n'.repeat(2000))
      ),
      `200 cut at ${MAX_BODY}`,
    ],
    [
      'an endless chunk line',
      (socket) => (
        socket.write(`${OK}Transfer-Encoding: chunked\r\n\r\n5;`), flood(socket, 'x'.repeat(9000))
      ),
      'refusal',
    ],
    [
      'a chunk of negative size',
      answerWith(`${OK}Transfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n`),
      'refusal',
    ],
    [
      'a chunk larger than numbers go',
      answerWith(`${OK}Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\nhello`),
      'refusal',
    ],
    [
      'a Content-Length beyond all numbers',
      answerWith(`${OK}Content-Length: 99999999999999999999\r\n\r\nhello`),
      'refusal',
    ],
    [
      'a Content-Length beyond all memory',
      (socket) => (
        socket.write(`${OK}Content-Length: 1000000000000\r\n\r\n`), flood(socket, 'x'.repeat(9000))
      ),
      `200 cut at ${MAX_BODY}`,
    ],
    [
      'a Content-Length that is too long for its body',
      answerWith(`${OK}Content-Length: 100\r\n\r\nhello`),
      '200 cut at 5',
    ],
    [
      'a Content-Length that is too short for it',
      answerWith(`${OK}Content-Length: 3\r\n\r\nhello`),
      '200 whole 3',
    ],
    [
      'two lengths that differ',
      answerWith(`${OK}Content-Length: 3\r\nContent-Length: 4\r\n\r\nhello`),
      'refusal',
    ],
    ['a length in words', answerWith(`${OK}Content-Length: five\r\n\r\nhello`), 'refusal'],
    ['bytes that are no HTTP', answerWith('\u0000\u0001\u0002\u0003\r\n\r\n'), 'refusal'],
    ['SSH in place of HTTP', answerWith('SSH-2.0-dropbear_2022.83\r\n'), 'refusal'],
    ['silence', () => {}, 'timeout'],
    ['an end without a word', (socket) => void socket.end(), 'refusal'],
    ['a reset without a word', (socket) => void socket.resetAndDestroy(), 'reset'],
    ['a head in drips', (socket) => drip(socket, `${OK}A: ${'b'.repeat(500)}`), 'timeout'],
  ])('%s', async (_, behave, expected) => {
    const exchange = await ask(await device(behave));
    expect(told(exchange)).toBe(expected);
    expect(exchange.outcome.elapsedMs).toBeLessThan(DEADLINE_MS + SLACK_MS);
  });
});
