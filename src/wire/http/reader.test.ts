import { describe, expect, it } from 'vitest';
import { createRequestReader, createResponseReader, type MessageReader } from './reader.ts';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const text = (data: Uint8Array): string => Buffer.from(data).toString('latin1');
const refused = (kind: string, detail: string) => ({
  ok: false,
  error: expect.objectContaining({ kind, format: 'http', detail }),
});

/** Feeds byte by byte, then closes; what matters of the outcome. */
function outcome<H>(reader: MessageReader<H>, input: string, step = 1): unknown {
  let progress = reader.push(bytes(''));
  for (let at = 0; at < input.length; at += step) {
    progress = reader.push(bytes(input.slice(at, at + step)));
    if (!progress.ok) return progress;
    if (progress.value.kind === 'message')
      return {
        body: text(progress.value.body),
        truncated: progress.value.truncated,
        unread: input.slice(at + step),
      };
  }
  const ended = reader.end();
  if (!ended.ok || ended.value.kind === 'more') return ended;
  return { body: text(ended.value.body), truncated: ended.value.truncated, unread: 'closed' };
}

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
  it('reads plain chunks', () => {
    const input = `${head}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n`;
    for (const step of [1, 2, 7, 1000])
      expect(outcome(createRequestReader(), input, step)).toEqual({
        body: 'abcde',
        truncated: false,
        unread: '',
      });
  });
  it.each([
    ['a chunk extension', '3;a=b\r\nabc\r\n0\r\n\r\n', 'forbidden', 'a chunk extension is never accepted'],
    ['a trailer', '0\r\nX: y\r\n\r\n', 'forbidden', 'a trailer is never accepted'],
    [
      'a chunk with a sign',
      '+3\r\nabc\r\n0\r\n\r\n',
      'malformed',
      'a chunk size is no hexadecimal number of at most 8 digits',
    ],
    [
      'a chunk in hex notation',
      '0x3\r\nabc\r\n0\r\n\r\n',
      'malformed',
      'a chunk size is no hexadecimal number of at most 8 digits',
    ],
    ['a chunk line that ends with LF', '3\nabc\r\n0\r\n\r\n', 'malformed', 'a line ends with LF alone'],
    [
      'a chunk longer than told',
      '3\r\nabcd\r\n0\r\n\r\n',
      'malformed',
      'a chunk is longer than its size says',
    ],
    ['an early end', '3\r\nab', 'malformed', 'the connection closed inside the body'],
  ])('refuses %s', (_, chunks, kind, detail) => {
    expect(outcome(createRequestReader(), `${head}Transfer-Encoding: chunked\r\n\r\n${chunks}`)).toEqual(
      refused(kind, detail),
    );
  });
  it('refuses a body over the limit from its head alone', () => {
    expect(createRequestReader({ maxBodyBytes: 2 }).push(bytes(`${head}Content-Length: 3\r\n\r\n`))).toEqual(
      refused('limit', 'the body is longer than 2 bytes'),
    );
  });
  it('refuses chunks over the limit', () => {
    const input = `${head}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n`;
    expect(outcome(createRequestReader({ maxBodyBytes: 2 }), input)).toEqual(
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

describe('response reader', () => {
  const read = (input: string, requestMethod = 'GET', step = 1) =>
    outcome(createResponseReader({ requestMethod, limits: { maxBodyBytes: 8 } }), input, step);

  it.each([
    ['until close', 'HTTP/1.1 200 OK\r\n\r\nabc', { body: 'abc', truncated: false, unread: 'closed' }],
    [
      'a length',
      'HTTP/1.1 200 OK\r\ncontent-LENGTH:3\r\n\r\nabcX',
      { body: 'abc', truncated: false, unread: 'X' },
    ],
    [
      'the same length twice',
      'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc',
      { body: 'abc', truncated: false, unread: '' },
    ],
    [
      'chunks with extension and trailer',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n3 ;x=y\r\nabc\r\n0\r\nX: y\r\n\r\n',
      { body: 'abc', truncated: false, unread: '' },
    ],
    [
      'more than the limit',
      'HTTP/1.1 200 OK\r\n\r\n0123456789',
      { body: '01234567', truncated: true, unread: '9' },
    ],
    [
      'a length over the limit',
      'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789',
      { body: '01234567', truncated: true, unread: '9' },
    ],
    [
      'an early end',
      'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n012',
      { body: '012', truncated: true, unread: 'closed' },
    ],
    [
      '304 with a length',
      'HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n',
      { body: '', truncated: false, unread: '' },
    ],
    [
      '204 with a length',
      'HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n',
      { body: '', truncated: false, unread: '' },
    ],
    [
      '100 before 200',
      'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na',
      { body: 'a', truncated: false, unread: '' },
    ],
    ['101', 'HTTP/1.1 101 Switching Protocols\r\n\r\n\x81', { body: '', truncated: false, unread: '\x81' }],
  ])('bears %s', (_, input, expected) => {
    expect(read(input)).toEqual(expected);
  });
  it('knows that HEAD has no body', () => {
    expect(read('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n', 'HEAD')).toEqual({
      body: '',
      truncated: false,
      unread: '',
    });
  });
  it('refuses two lengths that differ', () => {
    expect(read('HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc')).toEqual(
      refused('mismatch', 'two Content-Length headers differ'),
    );
  });
  it('refuses endless interim answers', () => {
    expect(read('HTTP/1.1 102 Processing\r\n\r\n'.repeat(6), 'GET', 1000)).toEqual(
      refused('limit', 'there are more than 4 interim answers'),
    );
  });
});
