import { describe, expect, it } from 'vitest';
import { bytes, outcome, refused } from '../../../test/rig/http-pieces.ts';
import { createRequestReader, createResponseReader } from './reader.ts';

const HEAD = 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n';

describe('a chunked request', () => {
  it('reads plain chunks', () => {
    const input = `${HEAD}3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n`;
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
    expect(outcome(createRequestReader(), `${HEAD}${chunks}`)).toEqual(refused(kind, detail));
  });
  it('refuses chunks over the limit', () => {
    const input = `${HEAD}3\r\nabc\r\n`;
    expect(outcome(createRequestReader({ maxBodyBytes: 2 }), input)).toEqual(
      refused('limit', 'the body is longer than 2 bytes'),
    );
  });
});

describe('the framing of chunks', () => {
  const tooSmall = refused('limit', 'the chunks are too small for their body');
  const ONE = '1\r\nx\r\n';

  it('may be larger than the body as long as both are small', () => {
    const limits = { maxChunkFramingBytes: 45 };
    // Eight chunks have 40 bytes of framing, the last chunk 5.
    expect(outcome(createRequestReader(limits), `${HEAD}${ONE.repeat(8)}0\r\n\r\n`)).toEqual({
      body: 'xxxxxxxx',
      truncated: false,
      unread: '',
    });
    expect(outcome(createRequestReader(limits), `${HEAD}${ONE.repeat(10)}0\r\n\r\n`)).toEqual(tooSmall);
  });

  it.each([
    ['request', createRequestReader(), HEAD],
    [
      'answer',
      createResponseReader({ requestMethod: 'GET' }),
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n',
    ],
  ])('stops a flood of chunks of one byte in one %s', (_, reader, head) => {
    let progress = reader.push(bytes(head));
    let chunks = 0;
    for (; progress.ok && chunks < 1_000_000; chunks += 1) progress = reader.push(bytes(ONE));
    // Five bytes of framing a chunk pass 65,536 bytes and an eighth of the body inside chunk 13,444.
    expect([progress, chunks]).toEqual([tooSmall, 13_444]);
  });

  it('lets a body of any length come in chunks of 48 bytes', () => {
    const count = 21_845;
    const input = `${HEAD}${`30\r\n${'x'.repeat(48)}\r\n`.repeat(count)}0\r\n\r\n`;
    expect(outcome(createRequestReader(), input, 65_536)).toEqual({
      body: 'x'.repeat(48 * count),
      truncated: false,
      unread: '',
    });
  });
});
