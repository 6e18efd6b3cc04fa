import { describe, expect, it } from 'vitest';
import { KnownHeads } from './known-heads.ts';

const HEAD = {
  method: 'POST',
  target: '/a',
  version: '1.1',
  headers: [
    ['HOST', '192.0.2.1:1400'],
    ['CONTENT-LENGTH', '4'],
  ],
} as const;
const bytes = (body: string): Buffer =>
  Buffer.from(`POST /a HTTP/1.1\r\nHOST: 192.0.2.1:1400\r\nCONTENT-LENGTH: 4\r\n\r\n${body}`);

function known(): KnownHeads {
  const heads = new KnownHeads();
  heads.learn(bytes('abcd'), HEAD);
  return heads;
}

describe('a request whose head is known', () => {
  it('is that head with its own body', () => {
    const heads = known();
    expect(heads.whole(bytes('abcd'))).toEqual({ head: HEAD, body: Buffer.from('abcd') });
    expect(heads.whole(bytes('efgh'))).toEqual({ head: HEAD, body: Buffer.from('efgh') });
  });

  it('is the same object when the same bytes come again, and another for other bytes', () => {
    const heads = known();
    const first = heads.whole(bytes('abcd'));
    expect(heads.whole(bytes('abcd'))).toBe(first);
    expect(heads.whole(bytes('abce'))).not.toBe(first);
  });

  it('is read anew where it logs somebody in', () => {
    const heads = new KnownHeads();
    const login = Buffer.from(bytes('abcd').toString().replace('/a', '/spotifyzc'));
    heads.learn(login, { ...HEAD, target: '/spotifyzc' });
    const first = heads.whole(login);
    expect(first?.body.toString()).toBe('abcd');
    expect(heads.whole(login)).not.toBe(first);
  });

  it('does not change with the memory that it was read into', () => {
    const heads = known();
    const memory = bytes('abcd');
    const first = heads.whole(memory);
    memory.fill('x');
    expect(first?.body.toString()).toBe('abcd');
    expect(heads.whole(bytes('abcd'))).toEqual({ head: HEAD, body: Buffer.from('abcd') });
  });

  it.each([
    ['shorter than it says', 'abc'],
    ['longer than it says', 'abcde'],
  ])('is left to the reader when it is %s', (_, body) => {
    expect(known().whole(bytes(body))).toBeUndefined();
  });
});

it('leaves heads that were not accepted to the reader', () => {
  expect(new KnownHeads().whole(bytes('abcd'))).toBeUndefined();
  expect(known().whole(Buffer.from('POST /a HTTP/1.1\r\nHOST: 192.0.2.1:1400\r\n'))).toBeUndefined();
});
