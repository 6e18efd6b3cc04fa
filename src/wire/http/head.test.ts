import { describe, expect, it } from 'vitest';
import { parseRequestHead, parseResponseHead } from './head.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const request = (...lines: string[]): Uint8Array => bytes(`${lines.join('\r\n')}\r\n\r\n`);
const refusal = (detail: string, kind: string, at?: number) => ({
  ok: false,
  error: { kind, format: 'http', detail, ...(at === undefined ? {} : { at }) },
});

describe('parseRequestHead', () => {
  it('keeps order, case and repeats of headers', () => {
    // Header set of a desktop controller 57.10-25040 (purplesonosweb, post_request_1).
    const head = parseRequestHead(
      request(
        'POST /MediaRenderer/RenderingControl/Control HTTP/1.1',
        'CONNECTION: close',
        'HOST:192.0.2.21:1400',
        'X-A: 1 ',
        'x-a:\t2',
      ),
    );
    expect(head).toEqual({
      ok: true,
      value: {
        method: 'POST',
        target: '/MediaRenderer/RenderingControl/Control',
        version: '1.1',
        headers: [
          ['CONNECTION', 'close'],
          ['HOST', '192.0.2.21:1400'],
          ['X-A', '1'],
          ['x-a', '2'],
        ],
      },
    });
  });

  it.each([
    ['a bare LF', 'GET / HTTP/1.1\nHost: a\r\n\r\n', 'a line ends with LF alone', 'malformed', 14],
    ['a bare CR', 'GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n', 'a CR stands without its LF', 'malformed', 23],
    ['two CR', 'GET / HTTP/1.1\r\r\n\r\n', 'a CR stands without its LF', 'malformed', 14],
    ['a NUL', 'GET / HTTP/1.1\r\nHost: a\0b\r\n\r\n', 'a NUL byte stands in a line', 'malformed', 23],
    [
      'a blank before the colon',
      'GET / HTTP/1.1\r\nHost : a\r\n\r\n',
      'white space stands before the colon of a header',
      'malformed',
      16,
    ],
    [
      'a folded line',
      'GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n',
      'a folded header line is never accepted',
      'forbidden',
      25,
    ],
    [
      'an absolute target',
      'GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n',
      'the target is not a path (absolute-form is never accepted)',
      'forbidden',
      4,
    ],
    ['CONNECT', 'CONNECT b:443 HTTP/1.1\r\nHost: a\r\n\r\n', 'CONNECT is never accepted', 'forbidden', 0],
    ['HTTP/0.9', 'GET /\r\n\r\n', 'the request line names no version (HTTP/0.9)', 'unsupported', 0],
    ['bytes after the head', 'GET / HTTP/1.0\r\n\r\nX', 'bytes follow the blank line', 'malformed', 18],
    ['no blank line', 'GET / HTTP/1.0\r\n', 'the head ends without a blank line', 'malformed', 16],
  ])('refuses %s', (_, text, detail, kind, at) => {
    expect(parseRequestHead(bytes(text))).toEqual(refusal(detail, kind, at));
  });

  it.each([
    ['two Hosts', ['Host: a', 'HOST: a'], 'there is more than one Host', 'mismatch'],
    ['no Host', ['X: a'], 'an HTTP/1.1 request has no Host', 'malformed'],
    ['a Host with a path', ['Host: a/b'], 'the Host is no host with an optional port', 'malformed'],
    ['a Host with port 0', ['Host: a:0'], 'the Host is no host with an optional port', 'malformed'],
    [
      'a Host with a port beyond 65535',
      ['Host: [fe80::1]:65536'],
      'the Host is no host with an optional port',
      'malformed',
    ],
    [
      'two equal lengths',
      ['Host: a', 'Content-Length: 3', 'content-length: 3'],
      'there is more than one Content-Length',
      'mismatch',
    ],
    [
      'a list of lengths',
      ['Host: a', 'Content-Length: 3, 3'],
      'Content-Length is no plain decimal number',
      'malformed',
    ],
    [
      'a length with a sign',
      ['Host: a', 'Content-Length: +3'],
      'Content-Length is no plain decimal number',
      'malformed',
    ],
    [
      'a length with a leading zero',
      ['Host: a', 'Content-Length: 010'],
      'Content-Length is no plain decimal number',
      'malformed',
    ],
    [
      'both framings',
      ['Host: a', 'Content-Length: 3', 'Transfer-Encoding: chunked'],
      'Content-Length stands beside Transfer-Encoding',
      'mismatch',
    ],
    [
      'an obscured chunked',
      ['Host: a', 'Transfer-Encoding: xchunked'],
      'the Transfer-Encoding is not chunked alone',
      'unsupported',
    ],
    [
      'chunked twice',
      ['Host: a', 'Transfer-Encoding: chunked', 'Transfer-Encoding: identity'],
      'the Transfer-Encoding is not chunked alone',
      'unsupported',
    ],
  ])('refuses %s', (_, headers, detail, kind) => {
    expect(parseRequestHead(request('POST / HTTP/1.1', ...headers))).toEqual(refusal(detail, kind));
  });
});

describe('parseResponseHead', () => {
  it('bears LF line ends and a missing reason', () => {
    expect(parseResponseHead(bytes('HTTP/1.0 403\nServer: Linux UPnP/1.0\n\n'))).toEqual({
      ok: true,
      value: { version: '1.0', status: 403, reason: '', headers: [['Server', 'Linux UPnP/1.0']] },
    });
  });
  it('refuses a status outside 100 to 599', () => {
    expect(parseResponseHead(bytes('HTTP/1.1 999 X\r\n\r\n'))).toEqual(
      refusal('the status is no number from 100 to 599', 'malformed', 9),
    );
  });
});
