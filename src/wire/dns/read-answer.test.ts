import { describe, expect, it } from 'vitest';
import { packet } from '../../../test/rig/mdns-packet.ts';
import { readDnsAnswer } from './read-answer.ts';

/** `a.b`, A, IN: the name is at offset 12. */
const QUESTION = `01 'a' 01 'b' 00 00 01 00 01`;
const head = (counts: string, flags = '81 80'): string => `12 34 ${flags} ${counts}`;
const ONE = head('00 01 00 01 00 00 00 00');
const ADDRESS = `c0 0c 00 01 00 01 00 00 00 3c 00 04 01 02 03 04`;

const READ = { id: 0x1234, question: { name: 'a.b', type: 1 }, code: 0, isTruncated: false, records: [] };

describe('an answer', () => {
  it('has addresses and aliases, in lower case', () => {
    const alias = `01 'A' 01 'B' 00 00 05 00 01 00 00 01 2c 00 04 01 'C' c0 0e`;
    const bytes = packet(`${head('00 01 00 02 00 00 00 00')} ${QUESTION} ${alias} ${ADDRESS}`);
    expect(readDnsAnswer(bytes)).toEqual({
      ok: true,
      value: {
        ...READ,
        records: [
          { type: 'CNAME', owner: 'a.b', ttl: 300, target: 'c.b' },
          { type: 'A', owner: 'a.b', ttl: 60, address: '1.2.3.4' },
        ],
      },
    });
  });

  it('is read as far as its answer section: what stands behind is not looked at', () => {
    const forged = `01 'x' 00 00 01 00 01 00 00 00 3c 00 04 06 06 06 06`;
    const read = { ok: true, value: { ...READ, records: [{ address: '1.2.3.4' }] } };
    for (const behind of [forged, '00 29', 'ff ff ff'])
      expect(
        readDnsAnswer(packet(`${head('00 01 00 01 00 01 00 01')} ${QUESTION} ${ADDRESS} ${behind}`)),
      ).toMatchObject(read);
  });

  it('leaves out what is neither, of another class too', () => {
    const others = [
      `c0 0c 00 1c 00 01 00 00 00 3c 00 02 01 02`,
      `c0 0c 00 01 00 03 00 00 00 3c 00 04 01 02 03 04`,
      `c0 0c 00 2e 00 01 00 00 00 3c 00 00`,
    ].join(' ');
    expect(readDnsAnswer(packet(`${head('00 01 00 03 00 00 00 00')} ${QUESTION} ${others}`))).toEqual({
      ok: true,
      value: READ,
    });
  });

  it('that is cut has no records, and its code is told', () => {
    const cut = packet(`${head('00 01 00 05 00 00 00 00', '83 80')} ${QUESTION}`);
    expect(readDnsAnswer(cut)).toEqual({ ok: true, value: { ...READ, isTruncated: true } });
    const gone = packet(`${head('00 01 00 00 00 00 00 00', '81 83')} ${QUESTION}`);
    expect(readDnsAnswer(gone)).toEqual({ ok: true, value: { ...READ, code: 3 } });
  });

  it('holds for no time where its time has the top bit (RFC 2181 §8)', () => {
    const odd = ADDRESS.replace('00 00 00 3c', '80 00 00 3c');
    expect(readDnsAnswer(packet(`${ONE} ${QUESTION} ${odd}`))).toMatchObject({
      value: { records: [{ ttl: 0 }] },
    });
  });
});

describe('what is none', () => {
  it.each([
    ['a question', `${head('00 01 00 00 00 00 00 00', '01 00')} ${QUESTION}`, 'unsupported'],
    ['another opcode', `${head('00 01 00 00 00 00 00 00', 'a8 00')} ${QUESTION}`, 'unsupported'],
    ['no question', head('00 00 00 00 00 00 00 00'), 'malformed'],
    ['two questions', `${head('00 02 00 00 00 00 00 00')} ${QUESTION} ${QUESTION}`, 'malformed'],
    ['another class', `${ONE} 01 'a' 01 'b' 00 00 01 00 03 ${ADDRESS}`, 'unsupported'],
    ['fewer records than told', `${head('00 01 00 02 00 00 00 00')} ${QUESTION} ${ADDRESS}`, 'malformed'],
    ['65,535 records', `${head('00 01 ff ff 00 00 00 00')} ${QUESTION}`, 'limit'],
    [
      'an address of three bytes',
      `${ONE} ${QUESTION} c0 0c 00 01 00 01 00 00 00 3c 00 03 01 02 03`,
      'malformed',
    ],
    [
      'an alias that is longer than its data',
      `${ONE} ${QUESTION} c0 0c 00 05 00 01 00 00 00 3c 00 04 01 'c' 00 00`,
      'malformed',
    ],
    [
      'an alias that goes on behind its data',
      `${ONE} ${QUESTION} c0 0c 00 05 00 01 00 00 00 3c 00 01 01 'c' 00`,
      'malformed',
    ],
    [
      'an alias that points at itself',
      `${ONE} ${QUESTION} c0 0c 00 05 00 01 00 00 00 3c 00 02 c0 21`,
      'malformed',
    ],
    ['4097 bytes', `${ONE} ${QUESTION} ${'00 '.repeat(4097 - 21)}`, 'limit'],
  ])('%s', (_, text, kind) => {
    expect(readDnsAnswer(packet(text))).toMatchObject({ ok: false, error: { kind, format: 'dns' } });
  });
});
