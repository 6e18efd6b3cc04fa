import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDhcpAnswer } from './answer.ts';

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

/** Laid out as RFC 2131 §2 says: a reply to 01020304, and its options. */
const reply = (options: string, op = '02', magic = '63825363'): Uint8Array =>
  bytesOf(`${op}01060001020304${'0'.repeat(456)}${magic}${options}`);

const ACK = '350105';

it('tells who answers and which routers it names', () => {
  expect(parseDhcpAnswer(reply(`${ACK}36040a001efe0003080a001efe0a001e01ff`))).toEqual({
    ok: true,
    value: { id: bytesOf('01020304'), server: '10.0.30.254', routers: ['10.0.30.254', '10.0.30.1'] },
  });
});

it('may say neither, and may go without an end', () => {
  expect(parseDhcpAnswer(reply(ACK))).toMatchObject({ ok: true, value: { server: undefined, routers: [] } });
  expect(parseDhcpAnswer(reply(`${ACK}0303010203ff`))).toMatchObject({ ok: true, value: { routers: [] } });
});

it('says a thing once: what follows does not count', () => {
  expect(parseDhcpAnswer(reply(`${ACK}36040a001e0136040a001e02ff`))).toMatchObject({
    value: { server: '10.0.30.1' },
  });
});

describe('turns away', () => {
  it.each([
    ['a request', reply(ACK, '01'), 'malformed'],
    ['BOOTP without options of DHCP', reply(ACK, '02', '00000000'), 'malformed'],
    ['an option past the end', reply(`${ACK}36ff`), 'malformed'],
    ['a code at the very end', reply(`${ACK}36`), 'malformed'],
    ['an offer', reply('350102ff'), 'unsupported'],
    ['no type at all', reply('ff'), 'unsupported'],
    ['too little', reply(ACK).subarray(0, 239), 'malformed'],
    ['too much', new Uint8Array(1501).fill(2), 'limit'],
  ])('%s', (_what, bytes, kind) => {
    expect(parseDhcpAnswer(bytes)).toMatchObject({ ok: false, error: { kind, format: 'dhcp' } });
  });
});

it('never throws, whatever the options are', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (options) => {
      const parsed = parseDhcpAnswer(reply(Buffer.from(options).toString('hex')));
      expect(parsed.ok || parsed.error.format === 'dhcp').toBe(true);
    }),
  );
});
