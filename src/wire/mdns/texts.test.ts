import { describe, expect, it } from 'vitest';
import { header, packet, refused } from '../../../test/rig/mdns-packet.ts';
import { parseMdns } from './parse.ts';

/** One TXT record whose data are these bytes. */
const record = (data: string): Uint8Array => {
  const length = packet(data).length.toString(16).padStart(4, '0');
  return packet(`${header('8400', '00', '01')} 00 00 10 00 01 00 00 00 78 ${length} ${data}`);
};

describe('the strings of a TXT record (RFC 6763 §6)', () => {
  it.each([
    ['a value', "03 'a=b'", [['a', 'b']]],
    ['a value with a sign', "05 'a=b=c'", [['a', 'b=c']]],
    ['a value in UTF-8', "04 'a=' c3 bc", [['a', 'ü']]],
    ['opaque bytes as value', "04 'a=' ff 3d", [['a', Uint8Array.of(0xff, 0x3d)]]],
    ['an empty value', "02 'a='", [['a', '']]],
    ['no value', "01 'a'", [['a', undefined]]],
    ['the empty string that stands for no entry', '00', []],
    ['a string without a key', "02 '=b'", []],
    ['a key that is no ASCII', "03 ff '=b'", []],
    ['nothing at all', '', []],
  ])('%s', (_, data, entries) => {
    expect(parseMdns(record(data))).toMatchObject({
      ok: true,
      value: { answers: [{ type: 'TXT', entries }] },
    });
  });

  it('refuses a string that is longer than the data', () => {
    expect(parseMdns(record("05 'a=b'"))).toEqual(
      refused('malformed', 'the message ends inside a field', 24),
    );
  });
});
