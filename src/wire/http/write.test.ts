import { describe, expect, it } from 'vitest';
import { writeRequest, writeResponse } from './write.ts';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

describe('writeRequest', () => {
  it('adds the length of the body in bytes and nothing else', () => {
    const bytes = writeRequest({
      method: 'POST',
      target: '/x?y',
      headers: [['HOST', '192.0.2.1:1400']],
      body: 'Küche',
    });
    expect(text(bytes)).toBe('POST /x?y HTTP/1.1\r\nHOST: 192.0.2.1:1400\r\nCONTENT-LENGTH: 6\r\n\r\nKüche');
  });
  it('writes no length without a body', () => {
    expect(text(writeRequest({ method: 'GET', target: '/', headers: [] }))).toBe('GET / HTTP/1.1\r\n\r\n');
  });
  it.each([
    ['method', { method: 'GE T', target: '/', headers: [] }],
    ['target', { method: 'GET', target: '/ HTTP/1.1\r\nX: y', headers: [] }],
    ['header name', { method: 'GET', target: '/', headers: [['A:', 'b']] as const }],
    ['header value', { method: 'GET', target: '/', headers: [['A', 'b\nC: d']] as const }],
    ['header value', { method: 'GET', target: '/', headers: [['A', 'b\0']] as const }],
    [
      'second Content-Length',
      { method: 'GET', target: '/', headers: [['content-length', '1']] as const, body: 'a' },
    ],
  ])('throws on a wrong %s', (part, request) => {
    expect(() => writeRequest(request)).toThrow(`not writable as HTTP: ${part}`);
  });
});

describe('writeResponse', () => {
  it('writes status, headers and body', () => {
    expect(
      text(writeResponse({ status: 500, reason: 'Internal Server Error', headers: [['A', 'b']], body: '' })),
    ).toBe('HTTP/1.1 500 Internal Server Error\r\nA: b\r\nCONTENT-LENGTH: 0\r\n\r\n');
  });
});
