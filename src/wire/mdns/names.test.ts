import { describe, expect, it } from 'vitest';
import { header, packet, refused } from '../../../test/rig/mdns-packet.ts';
import { labelsOf } from './names.ts';
import { parseMdns } from './parse.ts';

/** One question whose name is the rest. */
const question = header('0000', '01', '00');

describe('names in a message', () => {
  it('follows pointers backwards', () => {
    const bytes = packet(
      `${header('8400', '00', '01')} 06 '_sonos' 04 '_tcp' 05 'local' 00 00 0c 00 01 00 00 11 94 00 04 01 'A' c0 0c`,
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
      `${question} c0 0c 00 01 00 01`,
      'malformed',
      'a name points forward or to itself',
      12,
    ],
    [
      'a pointer forward',
      `${question} c0 20 00 01 00 01`,
      'malformed',
      'a name points forward or to itself',
      12,
    ],
    [
      'a pointer into its own part',
      `${question} 01 'a' c0 0c 00 01 00 01`,
      'malformed',
      'a name points forward or to itself',
      14,
    ],
    ['a name without end', `${question} 05 'ab'`, 'malformed', 'a name has no end', 12],
    [
      'a reserved label kind',
      `${question} 40 00 00 01 00 01`,
      'malformed',
      'a label has an unknown kind',
      12,
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
    expect(parseMdns(packet(`${header('0000', '13', '00')} ${first} ${chained.join(' ')}`))).toEqual(
      // Noticed at the name before: its 16 pointers are known when the next one is added.
      refused('limit', 'a name has more than 16 pointers', 139),
    );
  });

  /** A name of 255 bytes at offset 12, then records that are nothing but a pointer to it. */
  const long = `${"01 'a' ".repeat(126)}01 'a' 00`;
  const shared = (records: number): string => {
    const answer = `c0 0c 00 0c 00 01 00 00 00 78 00 02 c0 0c`;
    const count = (records + 1).toString(16);
    return `${header('8400', '00', count)} ${long} 00 0c 00 01 00 00 00 78 00 02 c0 0c ${`${answer} `.repeat(records)}`;
  };

  it('are read once however many records point at them: 512 names cost 127 labels', () => {
    const parsed = parseMdns(packet(shared(255)));
    const name = Array.from({ length: 127 }, () => 'a').join('.');
    expect(parsed.ok && parsed.value.answers.length).toBe(256);
    const names = new Set(parsed.ok ? parsed.value.answers.map((record) => record.name) : []);
    expect(names).toEqual(new Set([name]));
  });

  it('share labels that were read before as the end of a longer name', () => {
    const bytes = packet(
      `${header('0000', '03', '00')} 03 'one' 03 'two' 00 00 01 00 01 c0 10 00 01 00 01 01 'x' c0 10 00 01 00 01`,
    );
    const parsed = parseMdns(bytes);
    expect(parsed.ok && parsed.value.questions.map(({ name }) => name)).toEqual(['one.two', 'two', 'x.two']);
  });

  it('have at most 1,024 different labels together', () => {
    // A question of 64 labels is 64 × 2 + 1 + 4 bytes; the seventeenth is one label too many.
    const one = (labels: number): string => `${"01 'a' ".repeat(labels)}00 00 01 00 01 `;
    expect(parseMdns(packet(`${header('0000', '10', '00')} ${one(64).repeat(16)}`)).ok).toBe(true);
    expect(parseMdns(packet(`${header('0000', '11', '00')} ${one(64).repeat(16)}${one(1)}`))).toEqual(
      refused('limit', 'there are more than 1024 labels', 12 + 16 * 133),
    );
  });

  it('of 255 bytes are taken and of 256 are not, with and without a pointer (RFC 1035 §2.3.4)', () => {
    const tail = `${"01 'a' ".repeat(125)}00 00 01 00 01`;
    // Of 251 bytes; a label of 3 bytes in front makes 255, of 4 bytes 256.
    const with3 = `${header('0000', '02', '00')} ${tail} 03 'abc' c0 0c 00 01 00 01`;
    const with4 = `${header('0000', '02', '00')} ${tail} 04 'abcd' c0 0c 00 01 00 01`;
    expect([parseMdns(packet(with3)).ok, parseMdns(packet(with4))]).toEqual([
      true,
      refused('limit', 'a name is longer than 255 bytes', 267),
    ]);
    expect(parseMdns(packet(`${question} ${"01 'a' ".repeat(128)}00 00 01 00 01`))).toEqual(
      refused('limit', 'a name is longer than 255 bytes', 12),
    );
  });
});

describe('labelsOf', () => {
  it.each([
    [
      'RINCON_000E58A0000101400@Küche 1\\.5._sonos._tcp.local',
      ['RINCON_000E58A0000101400@Küche 1.5', '_sonos', '_tcp', 'local'],
    ],
    ['a\\\\.b', ['a\\', 'b']],
    ['', []],
  ])('%s', (name, labels) => {
    expect(labelsOf(name)).toEqual(labels);
  });
});
