import { describe, expect, it } from 'vitest';
import { packet } from '../../../test/rig/mdns-packet.ts';
import { readDnsQuery } from './read-query.ts';

/** `a.b`, A, IN. */
const QUESTION = `01 'a' 01 'b' 00 00 01 00 01`;
/** RFC 6891 §6.1.2: root, type 41, 1232 bytes, nothing else. */
const OPT = `00 00 29 04 d0 00 00 00 00 00 00`;
const head = (counts: string, flags = '01 00'): string => `12 34 ${flags} ${counts}`;
const ONE = head('00 01 00 00 00 00 00 00');
const ONE_AND_OPT = head('00 01 00 00 00 00 00 01');

describe('a query', () => {
  it('is one question of the class Internet', () => {
    expect(readDnsQuery(packet(`${ONE} ${QUESTION}`))).toEqual({
      ok: true,
      value: { id: 0x1234, question: { name: 'a.b', type: 1 }, recursionDesired: true, edns: undefined },
    });
  });

  it('keeps the spelling of the name and any type', () => {
    const asked = `02 'aB' 01 'c' 00 00 41 00 01`;
    expect(readDnsQuery(packet(`${ONE} ${asked}`))).toMatchObject({
      value: { question: { name: 'aB.c', type: 65 } },
    });
  });

  it('may have an OPT record, with options', () => {
    const cookie = `00 00 29 04 d0 00 00 00 00 00 0c 00 0a 00 08 01 02 03 04 05 06 07 08`;
    for (const [record, edns] of [
      [OPT, 0],
      [cookie, 0],
      [`00 00 29 04 d0 00 01 00 00 00 00`, 1],
    ] as const)
      expect(readDnsQuery(packet(`${ONE_AND_OPT} ${QUESTION} ${record}`))).toMatchObject({ value: { edns } });
  });
});

const FORMAT_ERROR = { id: 0x1234, code: 1 };

describe('what is no query', () => {
  it.each([
    ['two questions', `${head('00 02 00 00 00 00 00 00')} ${QUESTION} ${QUESTION}`, 'malformed'],
    ['no question', head('00 00 00 00 00 00 00 00'), 'malformed'],
    ['an answer record', `${head('00 01 00 01 00 00 00 00')} ${QUESTION}`, 'malformed'],
    ['an authority', `${head('00 01 00 00 00 01 00 00')} ${QUESTION}`, 'malformed'],
    ['two additional records', `${head('00 01 00 00 00 00 00 02')} ${QUESTION} ${OPT} ${OPT}`, 'malformed'],
    ['an A record', `${ONE_AND_OPT} ${QUESTION} 00 00 01 00 01 00 00 00 00 00 04 01 02 03 04`, 'malformed'],
    ['an OPT record that is cut', `${ONE_AND_OPT} ${QUESTION} 00 00 29 04 d0 00 00`, 'malformed'],
    ['an OPT record with a name', `${ONE_AND_OPT} ${QUESTION} 01 00 29 04 d0 00 00 00 00 00 00`, 'malformed'],
    ['bytes behind', `${ONE} ${QUESTION} 00`, 'malformed'],
    ['a name that is cut', `${ONE} 05 'a'`, 'malformed'],
    ['a name that points', `${ONE} c0 0c 00 01 00 01`, 'malformed'],
    ['512 bytes and one', `${ONE} ${QUESTION} ${'00 '.repeat(513 - 21)}`, 'limit'],
  ])('%s is a format error', (_, text, kind) => {
    const read = readDnsQuery(packet(text));
    expect(read).toMatchObject({
      ok: false,
      error: { refusal: { kind, format: 'dns' }, answer: FORMAT_ERROR },
    });
  });

  it.each([
    ['another opcode', `${head('00 01 00 00 00 00 00 00', '28 00')} ${QUESTION}`, 4],
    ['another class', `${ONE} 01 'a' 01 'b' 00 00 01 00 03`, 5],
    ['any class', `${ONE} 01 'a' 01 'b' 00 00 01 00 ff`, 5],
    ['the bit of mDNS', `${ONE} 01 'a' 01 'b' 00 00 01 80 01`, 5],
  ])('%s is told apart', (_, text, code) => {
    expect(readDnsQuery(packet(text))).toMatchObject({ error: { answer: { id: 0x1234, code } } });
  });

  it.each([
    ['an answer', `${head('00 01 00 00 00 00 00 00', '81 00')} ${QUESTION}`],
    ['half a head', '12 34 01 00 00 01'],
    ['nothing', ''],
  ])('%s is met by silence', (_, text) => {
    expect(readDnsQuery(packet(text))).toMatchObject({ ok: false, error: { answer: undefined } });
  });
});
