import { describe, expect, it } from 'vitest';
import { outcome, refused } from '../../../test/rig/http-pieces.ts';
import { createResponseReader } from './reader.ts';

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
