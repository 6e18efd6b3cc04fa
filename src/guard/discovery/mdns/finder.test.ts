import { encode } from 'dns-packet';
import { describe, expect, it } from 'vitest';
import {
  allOf,
  GUESTS,
  KITCHEN_RECORDS,
  knownPlayerOf,
  OFFICE_RECORDS,
  placeOf,
  SIDES,
} from '../../../../test/rig/mdns-records.ts';
import { knownAddress, parseCidr } from '../../../base/address.ts';
import { createSteeredClock } from '../../../sim/rig/steered-clock.ts';
import type { MdnsRecord } from '../../../wire/mdns/message.ts';
import { writeMdnsQuery, writeMdnsResponse } from '../../../wire/mdns/write.ts';
import { Finder } from './finder.ts';

const KITCHEN = placeOf('Kitchen');
const OFFICE = placeOf('Office');
const { pointer, service, text, address } = KITCHEN_RECORDS;
const QUERY = writeMdnsQuery({ questions: [{ name: pointer.name, type: 'PTR' }] });

function finding({ isKnown = true, place = KITCHEN, sides = SIDES } = {}) {
  const did: string[] = [];
  const finder = new Finder({
    clock: createSteeredClock(),
    sides: () => sides,
    places: () => [place, OFFICE],
    player: ({ room }) => (isKnown ? knownPlayerOf(room) : undefined),
    idOf: ({ room }) => (isKnown ? knownPlayerOf(room).id : undefined),
    onElsewhere: ({ place: { room }, at }) => did.push(`${room} is said to be at ${at}`),
    known: {
      heard: (_, record) => did.push(`heard ${record.type}`) > 0,
      has: ({ room }, { type, name }) => room === 'Office' && type === 'SRV' && name.startsWith('Office.'),
    },
    asker: { doubt: (_, record) => did.push(`doubts ${record.type}`) },
    answerer: { answer: ({ from, side }) => did.push(`asked by ${from.host} of ${side.name}`) },
    teller: { announce: ({ room }) => did.push(`tells of ${room}`) },
    doubts: { note: (from, doubt) => did.push(`${from} ${doubt}`) },
  });
  const hear = (bytes: Uint8Array, host: string, port = 5353): readonly string[] => {
    did.length = 0;
    finder.hear({ bytes, from: { host: knownAddress(host), port } });
    return [...did];
  };
  const told = (host: string, records: readonly MdnsRecord[], port = 5353): readonly string[] =>
    hear(writeMdnsResponse({ answers: records.slice(0, 1), additionals: records.slice(1) }), host, port);
  return { hear, told };
}

describe('from a player', () => {
  it('comes what it says of itself, told to people when it is new', () => {
    expect(finding().told('10.0.30.21', allOf(KITCHEN_RECORDS))).toEqual([
      'heard PTR',
      'heard SRV',
      'heard TXT',
      'heard A',
      'tells of Kitchen',
    ]);
  });
  it('comes nothing of others', () => {
    const { told } = finding();
    expect(told('10.0.30.21', [OFFICE_RECORDS.pointer])).toEqual(['10.0.30.21 foreign-name']);
    expect(told('10.0.30.21', [{ ...address, address: '10.0.30.66' }])).toEqual([
      '10.0.30.21 foreign-location',
    ]);
    expect(told('10.0.30.21', [{ ...pointer, name: '_ipp._tcp.local' }])).toEqual([]);
  });
  it('comes a good-bye that is doubted', () => {
    expect(finding().told('10.0.30.21', [{ ...service, ttl: 0 }])).toEqual(['doubts SRV']);
  });
  it('comes nothing before its description was read, from another port, or by a query', () => {
    expect(finding({ isKnown: false }).told('10.0.30.21', allOf(KITCHEN_RECORDS))).toEqual([]);
    expect(finding().told('10.0.30.21', allOf(KITCHEN_RECORDS), 5354)).toEqual([]);
    expect(finding().hear(QUERY, '10.0.30.21')).toEqual([]);
  });
});

describe('from people', () => {
  it('come queries', () => {
    expect(finding().hear(QUERY, '10.0.20.7', 49_152)).toEqual(['asked by 10.0.20.7 of guests']);
  });
  it('come no players', () => {
    const { told } = finding();
    expect(told('10.0.10.5', [text])).toEqual(['10.0.10.5 not-itself']);
    expect(told('10.0.10.5', [{ ...service, ttl: 0 }])).toEqual(['10.0.10.5 not-itself']);
    expect(
      told('10.0.10.5', [{ ...pointer, name: '_ipp._tcp.local', target: 'Printer._ipp._tcp.local' }]),
    ).toEqual([]);
  });
});

it('a player that is not in a segment of players is none', () => {
  const place = { ...KITCHEN, endpoint: { ...KITCHEN.endpoint, host: knownAddress('10.0.10.21') } };
  expect(finding({ place }).told('10.0.10.21', [pointer])).toEqual(['10.0.10.21 not-itself']);
});

it('a name that another player has cannot be taken from it', () => {
  const { told } = finding();
  const airplay = (label: string) => ({ ...service, name: `${label}._airplay._tcp.local`, port: 7000 });
  expect(told('10.0.30.21', [airplay('Office'), airplay('Kitchen')])).toEqual([
    '10.0.30.21 foreign-name',
    'heard SRV',
    'tells of Kitchen',
  ]);
  const { name, ...rest } = airplay('Office');
  const target = OFFICE_RECORDS.service.target;
  expect(told('10.0.30.22', [{ ...rest, name, target }])).toEqual(['heard SRV', 'tells of Office']);
});

it('a neighbour of players is none, or it is one that has moved', () => {
  const { told } = finding();
  expect(told('10.0.30.66', allOf(KITCHEN_RECORDS))).toEqual(['Kitchen is said to be at 10.0.30.66']);
  expect(told('10.0.30.66', allOf(KITCHEN_RECORDS), 4711)).toEqual(['10.0.30.66 not-itself']);
});

it.each(['10.0.30.1', '10.0.10.1', '192.0.2.1'])(
  'from this computer and from elsewhere comes nothing: %s',
  (host) => {
    const { hear, told } = finding();
    expect([...hear(QUERY, host), ...told(host, allOf(KITCHEN_RECORDS))]).toEqual([]);
  },
);

it('of one address no more than sixty datagrams are read at once, and others are heard meanwhile', () => {
  const { hear } = finding();
  const counted = Array.from({ length: 100 }, () => hear(QUERY, '10.0.10.66').length);
  expect(counted.filter((count) => count === 1)).toHaveLength(60);
  expect(hear(QUERY, '10.0.10.5')).toHaveLength(1);
});

it('what cannot be read is let go', () => {
  const { hear } = finding();
  const whole = encode({
    type: 'response',
    answers: [{ type: 'A', name: service.target, ttl: 120, data: '10.0.30.21' }],
  });
  expect(hear(whole, '10.0.30.21')).toEqual(['heard A', 'tells of Kitchen']);
  expect(hear(whole.subarray(0, -1), '10.0.30.21')).toEqual([]);
  expect(hear(Uint8Array.of(0), '10.0.10.5')).toEqual([]);
});

it('a player is heard, however many addresses somebody on another side makes up', () => {
  const crowd = parseCidr('10.20.0.0/16');
  if (!crowd) throw new Error('no network');
  const { hear, told } = finding({ sides: { ...SIDES, people: [{ ...GUESTS, network: crowd }] } });
  for (let address = 0; address < 5000; address += 1) hear(QUERY, `10.20.${address >> 8}.${address & 255}`);
  expect(told('10.0.30.21', [pointer])).toEqual(['heard PTR', 'tells of Kitchen']);
});
