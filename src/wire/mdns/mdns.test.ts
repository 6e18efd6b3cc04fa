import { describe, expect, it } from 'vitest';
import type { MdnsRecord } from './message.ts';
import { labelsOf } from './names.ts';
import { parseMdns } from './parse.ts';
import { writeMdnsQuery, writeMdnsResponse } from './write.ts';

const refused = (kind: string, detail: string, at?: number) => ({
  ok: false,
  error: { kind, format: 'mdns', detail, ...(at === undefined ? {} : { at }) },
});
/** Hex with blanks and quoted ASCII: `00 01 'abc'`. */
const packet = (text: string): Uint8Array =>
  Buffer.concat(
    (text.match(/'[^']*'|[0-9a-f]{2}/g) ?? []).map((part) =>
      part.startsWith("'") ? Buffer.from(part.slice(1, -1)) : Buffer.from(part, 'hex'),
    ),
  );
const header = (flags: string, questions: string, answers: string) =>
  `00 00 ${flags} 00 ${questions} 00 ${answers} 00 00 00 00`;

describe('parseMdns', () => {
  it('reads a question for unicast', () => {
    const bytes = packet(`${header('00 00', '01', '00')} 06 '_sonos' 04 '_tcp' 05 'local' 00 00 0c 80 01`);
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

  it('follows pointers backwards', () => {
    const bytes = packet(
      `${header('84 00', '00', '01')} 06 '_sonos' 04 '_tcp' 05 'local' 00 00 0c 00 01 00 00 11 94 00 04 01 'A' c0 0c`,
    );
    expect(parseMdns(bytes)).toMatchObject({
      ok: true,
      value: {
        kind: 'response',
        answers: [
          {
            type: 'PTR',
            name: '_sonos._tcp.local',
            ttl: 4500,
            cacheFlush: false,
            target: 'A._sonos._tcp.local',
          },
        ],
      },
    });
  });

  it.each([
    [
      'a pointer to itself',
      `${header('00 00', '01', '00')} c0 0c 00 01 00 01`,
      'malformed',
      'a name points forward or to itself',
      12,
    ],
    [
      'a pointer forward',
      `${header('00 00', '01', '00')} c0 20 00 01 00 01`,
      'malformed',
      'a name points forward or to itself',
      12,
    ],
    [
      'a pointer into its own part',
      `${header('00 00', '01', '00')} 01 'a' c0 0c 00 01 00 01`,
      'malformed',
      'a name points forward or to itself',
      14,
    ],
    ['a name without end', `${header('00 00', '01', '00')} 05 'ab'`, 'malformed', 'a name has no end', 12],
    [
      'a reserved label kind',
      `${header('00 00', '01', '00')} 40 00 00 01 00 01`,
      'malformed',
      'a label has an unknown kind',
      12,
    ],
    [
      'an early end',
      `${header('00 00', '01', '00')} 00 00 01`,
      'malformed',
      'the message ends inside a field',
      15,
    ],
    [
      'bytes at the end',
      `${header('00 00', '00', '00')} 00`,
      'malformed',
      'bytes follow the last record',
      12,
    ],
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
      `${header('84 00', '00', '01')} 00 00 01 00 01 00 00 00 78 00 03 c0 00 02`,
      'malformed',
      'the message ends inside a field',
      23,
    ],
    [
      'an address of 5 bytes',
      `${header('84 00', '00', '01')} 00 00 01 00 01 00 00 00 78 00 05 c0 00 02 01 00`,
      'malformed',
      'a record is longer than its data',
      27,
    ],
    [
      'a text that is not UTF-8',
      `${header('84 00', '00', '01')} 00 00 10 00 01 00 00 00 78 00 02 01 ff`,
      'malformed',
      'a text is not UTF-8',
      25,
    ],
  ])('refuses %s', (_, text, kind, detail, at) => {
    expect(parseMdns(packet(text))).toEqual(refused(kind, detail, at));
  });

  it('refuses more pointers than a name needs', () => {
    // Each question's name is one label and a pointer to the name before.
    const first = `01 'a' 00 00 01 00 01`;
    const chained = Array.from({ length: 18 }, (_, index) => {
      const target = 12 + (index === 0 ? 0 : 7 + (index - 1) * 8);
      return `01 'a' c0 ${target.toString(16).padStart(2, '0')} 00 01 00 01`;
    });
    expect(parseMdns(packet(`${header('00 00', '13', '00')} ${first} ${chained.join(' ')}`))).toEqual(
      refused('limit', 'a name has more than 16 pointers', 21),
    );
  });
});

describe('writeMdnsResponse', () => {
  const name = 'RINCON_000E58A0000101400@Küche 1\\.5._sonos._tcp.local';
  const records: readonly MdnsRecord[] = [
    { type: 'PTR', name: '_sonos._tcp.local', ttl: 4500, cacheFlush: false, target: name },
    {
      type: 'SRV',
      name,
      ttl: 120,
      cacheFlush: true,
      priority: 0,
      weight: 0,
      port: 1443,
      target: 'Sonos-000E58A00001.local',
    },
    {
      type: 'TXT',
      name,
      ttl: 4500,
      cacheFlush: true,
      entries: [
        ['wss', '/websocket/api'],
        ['flag', undefined],
        ['empty', ''],
        ['a', 'b=c'],
      ],
    },
    { type: 'A', name: 'Sonos-000E58A00001.local', ttl: 120, cacheFlush: true, address: '192.0.2.21' },
    {
      type: 'AAAA',
      name: 'Sonos-000E58A00001.local',
      ttl: 120,
      cacheFlush: true,
      address: '2001:db8::1:0:0:1',
    },
    { type: 'AAAA', name: 'Sonos-000E58A00001.local', ttl: 0, cacheFlush: false, address: '::' },
    {
      type: 'other',
      name: 'Sonos-000E58A00001.local',
      ttl: 120,
      cacheFlush: true,
      number: 47,
      data: Uint8Array.of(1, 2),
    },
  ];

  it('writes what is read again', () => {
    const bytes = writeMdnsResponse({ answers: records.slice(0, 1), additionals: records.slice(1) });
    expect(parseMdns(bytes)).toEqual({
      ok: true,
      value: {
        id: 0,
        kind: 'response',
        questions: [],
        answers: records.slice(0, 1),
        authorities: [],
        additionals: records.slice(1),
      },
    });
    expect(bytes.length).toBeLessThan(260);
  });
  it('keeps dots inside a label', () => {
    expect(labelsOf(name)).toEqual(['RINCON_000E58A0000101400@Küche 1.5', '_sonos', '_tcp', 'local']);
    expect(labelsOf('')).toEqual([]);
  });
  it.each([
    ['a name', { type: 'A', name: 'a..b', ttl: 1, cacheFlush: false, address: '192.0.2.1' }],
    ['a name', { type: 'A', name: 'x'.repeat(64), ttl: 1, cacheFlush: false, address: '192.0.2.1' }],
    ['an address', { type: 'A', name: 'a', ttl: 1, cacheFlush: false, address: '192.0.2' }],
    ['a TXT entry', { type: 'TXT', name: 'a', ttl: 1, cacheFlush: false, entries: [['k', 'x'.repeat(254)]] }],
  ] as const)('throws on %s that does not fit', (part, record) => {
    expect(() => writeMdnsResponse({ answers: [record] })).toThrow(`not writable as mDNS: ${part}`);
  });
});
