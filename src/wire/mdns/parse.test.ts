import { describe, expect, it } from 'vitest';
import { header, packet, refused } from '../../../test/rig/mdns-packet.ts';
import { parseMdns } from './parse.ts';
import { writeMdnsQuery } from './write.ts';

describe('parseMdns', () => {
  it('reads a question for unicast', () => {
    const bytes = packet(`${header('0000', '01', '00')} 06 '_sonos' 04 '_tcp' 05 'local' 00 00 0c 80 01`);
    expect(parseMdns(bytes)).toEqual({
      ok: true,
      value: {
        id: 0,
        kind: 'query',
        questions: [{ name: '_sonos._tcp.local', type: 'PTR', unicastResponse: true }],
        answers: [],
        authorities: [],
        additionals: [],
      },
    });
    expect(
      Buffer.from(
        writeMdnsQuery({ questions: [{ name: '_sonos._tcp.local', type: 'PTR' }], unicastResponse: true }),
      ),
    ).toEqual(bytes);
  });

  it.each([
    [
      'an early end',
      `${header('0000', '01', '00')} 00 00 01`,
      'malformed',
      'the message ends inside a field',
      15,
    ],
    ['bytes at the end', `${header('0000', '00', '00')} 00`, 'malformed', 'bytes follow the last record', 12],
    [
      '65,535 questions',
      `00 00 00 00 ff ff 00 00 00 00 00 00`,
      'limit',
      'there are more than 64 questions',
      4,
    ],
    ['65,535 records', `00 00 84 00 00 00 00 00 ff ff 00 00`, 'limit', 'there are more than 256 records', 6],
    ['an opcode', `00 00 08 00 00 00 00 00 00 00 00 00`, 'unsupported', 'the opcode is not a query', 2],
    ['an error', `00 00 84 03 00 00 00 00 00 00 00 00`, 'unsupported', 'the response code is an error', 2],
    [
      'an address of 3 bytes',
      `${header('8400', '00', '01')} 00 00 01 00 01 00 00 00 78 00 03 c0 00 02`,
      'malformed',
      'the message ends inside a field',
      23,
    ],
    [
      'an address of 5 bytes',
      `${header('8400', '00', '01')} 00 00 01 00 01 00 00 00 78 00 05 c0 00 02 01 00`,
      'malformed',
      'a record is longer than its data',
      27,
    ],
  ])('refuses %s', (_, text, kind, detail, at) => {
    expect(parseMdns(packet(text))).toEqual(refused(kind, detail, at));
  });
});
