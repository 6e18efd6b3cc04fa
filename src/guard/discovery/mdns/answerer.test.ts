import { describe, expect, it } from 'vitest';
import {
  allOf,
  GUESTS,
  HOME,
  KITCHEN_RECORDS,
  OFFICE_RECORDS,
  placeOf,
} from '../../../../test/rig/mdns-records.ts';
import { knownAddress } from '../../../base/address.ts';
import { createSteeredClock } from '../../../sim/rig/steered-clock.ts';
import type { MdnsMessage, MdnsQuestion } from '../../../wire/mdns/message.ts';
import { parseMdns } from '../../../wire/mdns/parse.ts';
import type { Side } from '../segments.ts';
import { Answerer, type Asked } from './answerer.ts';

const KITCHEN = placeOf('Kitchen');
const OFFICE = placeOf('Office');
const RECORDS = new Map([
  [KITCHEN, allOf(KITCHEN_RECORDS)],
  [OFFICE, allOf(OFFICE_RECORDS)],
]);
const PRINCIPAL = {
  kind: 'segment',
  id: 'home',
  name: 'home',
  role: 'member',
  groups: [],
  binding: 'network',
} as const;

/** Ann may find both rooms, whoever comes along at home the kitchen; a guest nothing, though whoever comes along there might. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  '10.0.10.5': ['Kitchen', 'Office'],
  '10.0.20.5': [],
};

function answering() {
  const clock = createSteeredClock();
  const said: string[] = [];
  const written: string[] = [];
  const answerer = new Answerer({
    clock,
    random: { bytes: () => Uint8Array.of(255), uuid: () => '' },
    known: { of: (place) => RECORDS.get(place) ?? [] },
    rights: {
      of: (address) => ({ principal: PRINCIPAL, ground: 'network', rooms: new Set(ROOMS[address]) }),
      ofAnyone: () => new Set(['Kitchen']),
    },
    record: { note: ({ host }, { rooms }) => written.push(`${host}: ${[...rooms].join(', ')}`) },
    link: { say: (bytes, to) => said.push(`${roomIn(bytes)} to ${to.host}:${to.port}`) },
    group: { say: ({ name }, { answers }) => said.push(`${roomOf(answers[0])} to all of ${name}`) },
    places: () => [KITCHEN, OFFICE],
  });
  const ask = (more: Partial<MdnsQuestion> = {}, at: Partial<Asked> = {}): readonly string[] => {
    const side: Side = at.side ?? HOME;
    const host = knownAddress(side.text.replace('0/24', '5'));
    answerer.answer({ query: queryFor(more), from: { host, port: 5353 }, side, ...at });
    return said;
  };
  return { clock, said, written, ask };
}

const queryFor = (more: Partial<MdnsQuestion>): MdnsMessage => ({
  id: 7,
  kind: 'query',
  questions: [{ name: '_sonos._tcp.local', type: 'PTR', unicastResponse: false, ...more }],
  answers: [],
  authorities: [],
  additionals: [],
});

const roomOf = (record: unknown): string => /@(\w+)\./.exec(JSON.stringify(record))?.[1] ?? 'nothing';
function roomIn(bytes: Uint8Array): string {
  const read = parseMdns(bytes);
  return read.ok ? `${roomOf(read.value.answers[0])} (id ${read.value.id})` : 'unreadable';
}

describe('a query', () => {
  it('is answered to all within 120 milliseconds for what all may find, and to the asker alone for the rest', () => {
    const { clock, said, ask } = answering();
    ask();
    clock.advance(119);
    expect(said).toHaveLength(1);
    clock.advance(1);
    expect(said).toEqual(['Office (id 0) to 10.0.10.5:5353', 'Kitchen to all of home']);
  });
  it('for an answer to the asker alone gets that', () => {
    const { clock, said, ask } = answering();
    ask({ unicastResponse: true });
    clock.advance(1000);
    expect(said).toEqual(['Kitchen (id 0) to 10.0.10.5:5353', 'Office (id 0) to 10.0.10.5:5353']);
  });
  it('of a plain resolver is answered to its port, with its id', () => {
    const from = { host: knownAddress('10.0.10.5'), port: 49_152 };
    const { clock, said, ask } = answering();
    ask({}, { from });
    clock.advance(1000);
    expect(said).toEqual(['Kitchen (id 7) to 10.0.10.5:49152', 'Office (id 7) to 10.0.10.5:49152']);
  });
  it('of somebody who may find nothing is written down and not answered', () => {
    const { clock, said, written, ask } = answering();
    ask({}, { side: GUESTS });
    clock.advance(1000);
    expect([said, written]).toEqual([[], ['10.0.20.5: ']]);
  });
  it('for something else is neither', () => {
    const { said, written, ask } = answering();
    ask({ name: '_ipp._tcp.local' });
    expect([said, written]).toEqual([[], []]);
  });
  it('is written down with the rooms', () => {
    const { written, ask } = answering();
    ask();
    expect(written).toEqual(['10.0.10.5: Kitchen, Office']);
  });
});
