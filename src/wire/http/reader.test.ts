import { describe, expect, it } from 'vitest';
import { bytes, outcome, refused } from '../../../test/rig/http-pieces.ts';
import { createRequestReader } from './reader.ts';

describe('request reader', () => {
  const head = 'POST / HTTP/1.1\r\nHost: a\r\n';

  it('reads a body of a told length and leaves the rest', () => {
    const whole = createRequestReader().push(bytes(`${head}Content-Length: 3\r\n\r\nabcGET /`));
    expect(whole).toEqual({
      ok: true,
      value: {
        kind: 'message',
        head: {
          method: 'POST',
          target: '/',
          version: '1.1',
          headers: [
            ['Host', 'a'],
            ['Content-Length', '3'],
          ],
        },
        body: bytes('abc'),
        truncated: false,
        rest: bytes('GET /'),
      },
    });
  });
  it('reads byte by byte', () => {
    expect(outcome(createRequestReader(), `${head}Content-Length: 3\r\n\r\nabc`)).toEqual({
      body: 'abc',
      truncated: false,
      unread: '',
    });
  });
  it('refuses a body over the limit from its head alone', () => {
    expect(createRequestReader({ maxBodyBytes: 2 }).push(bytes(`${head}Content-Length: 3\r\n\r\n`))).toEqual(
      refused('limit', 'the body is longer than 2 bytes'),
    );
  });
  it('refuses a head without end', () => {
    const long = `GET / HTTP/1.1\r\n${'X: y\r\n'.repeat(5000)}`;
    expect(outcome(createRequestReader(), long, 1000)).toEqual(
      refused('limit', 'the head is longer than 16384 bytes'),
    );
  });
  it('refuses a line without end', () => {
    expect(outcome(createRequestReader(), 'G'.repeat(20_000), 100)).toEqual(
      refused('limit', 'a line is longer than 8192 bytes'),
    );
  });
  it('says where an early end stood', () => {
    expect(createRequestReader().end()).toEqual(
      refused('malformed', 'the connection closed before the first byte'),
    );
    expect(outcome(createRequestReader(), 'GET /')).toEqual(
      refused('malformed', 'the connection closed inside the head'),
    );
  });
  it('throws when asked again after its message', () => {
    const reader = createRequestReader();
    reader.push(bytes('GET / HTTP/1.0\r\n\r\n'));
    expect(() => reader.push(bytes('x'))).toThrow('a message reader reads one message');
  });
});
