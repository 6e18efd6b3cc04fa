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
import type { MdnsMessage, MdnsQuestion, MdnsRecord } from '../../../wire/mdns/message.ts';
import { parseMdns } from '../../../wire/mdns/parse.ts';
import type { PlayerPlace } from '../../gateway/guarded-player.ts';
import type { Side } from '../segments.ts';
import { Answerer, type Asked } from './answerer.ts';

const KITCHEN = placeOf('Kitchen');
const OFFICE = placeOf('Office');
const AIRPLAY = '_airplay._tcp.local';
const airplayOf = ({ pointer, service, text }: typeof KITCHEN_RECORDS, room: string) => {
  const name = `${room}.${AIRPLAY}`;
  return [
    { ...pointer, name: AIRPLAY, target: name },
    { ...service, name, port: 7000 },
    { ...text, name },
  ];
};

const SPOTIFY = '_spotify-connect._tcp.local';
const spotifyOf = ({ pointer }: typeof KITCHEN_RECORDS, room: string) => ({
  ...pointer,
  name: SPOTIFY,
  target: `x@${room}.${SPOTIFY}`,
});

const RECORDS = new Map([
  [
    KITCHEN,
    [
      ...allOf(KITCHEN_RECORDS),
      ...airplayOf(KITCHEN_RECORDS, 'Kitchen'),
      spotifyOf(KITCHEN_RECORDS, 'Kitchen'),
    ],
  ],
  [
    OFFICE,
    [...allOf(OFFICE_RECORDS), ...airplayOf(OFFICE_RECORDS, 'Office'), spotifyOf(OFFICE_RECORDS, 'Office')],
  ],
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
  '10.0.10.6': ['Kitchen'],
  '10.0.20.5': [],
};
/** Tom may find the kitchen as Ann does, and cast to it; to the office, which he may not find, he may not either. */
const CASTS: Readonly<Record<string, readonly string[]>> = {
  '10.0.10.5': ['spotify Kitchen', 'spotify Office'],
  '10.0.10.6': ['airplay Kitchen', 'airplay Office'],
};
function answering() {
  const clock = createSteeredClock();
  const said: string[] = [];
  const written: string[] = [];
  const heard: MdnsRecord[] = [];
  const gone = new Set<PlayerPlace>();
  const answerer = new Answerer({
    clock,
    random: { bytes: () => Uint8Array.of(255), uuid: () => '' },
    known: { of: (place) => (gone.has(place) ? [] : (RECORDS.get(place) ?? [])) },
    rights: {
      of: (address) => ({
        principal: PRINCIPAL,
        ground: 'network',
        rooms: new Set(ROOMS[address]),
        casts: new Set(CASTS[address]),
      }),
      ofAnyone: () => ({ rooms: new Set(['Kitchen']), casts: new Set(['spotify Kitchen']) }),
    },
    record: { note: (host, { rooms }) => written.push(`${host}: ${[...rooms].join(', ')}`) },
    link: {
      toOne: (bytes, to, _, send) => {
        said.push(`${roomIn(bytes)} to ${to.host}:${to.port}${send ? ' of all' : ''}`);
        const read = parseMdns(bytes);
        if (read.ok) heard.push(...read.value.answers, ...read.value.additionals);
      },
    },
    oneOfGroup: { send: async () => {} },
    group: { say: ({ name }, { answers }) => said.push(`${roomOf(answers[0])} to all of ${name}`) },
    places: () => [KITCHEN, OFFICE],
  });
  const ask = (more: Partial<MdnsQuestion> = {}, at: Partial<Asked> = {}): readonly string[] => {
    const side: Side = at.side ?? HOME;
    const host = knownAddress(side.text.replace('0/24', '5'));
    answerer.answer({ query: queryFor(more), from: { host, port: 5353 }, side, ...at });
    return said;
  };
  return { clock, said, written, heard, gone, ask };
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
  it('is answered to all within 120 milliseconds for what all may find, and to the asker alone, as to all, for the rest', () => {
    const { clock, said, ask } = answering();
    ask();
    clock.advance(119);
    expect(said).toHaveLength(1);
    clock.advance(1);
    expect(said).toEqual(['Office (id 0) to 10.0.10.5:5353 of all', 'Kitchen to all of home']);
  });
  it('for an answer to the asker alone gets that', () => {
    const { clock, said, ask } = answering();
    ask({ unicastResponse: true });
    clock.advance(1000);
    expect(said).toEqual(['Kitchen (id 0) to 10.0.10.5:5353', 'Office (id 0) to 10.0.10.5:5353']);
  });
  it('is answered to all, however many ask on another side', () => {
    const { clock, said, ask } = answering();
    const from = { host: knownAddress('10.0.10.6'), port: 5353 };
    for (let count = 0; count < 2000; count += 1) ask({}, { side: GUESTS, from });
    ask({}, { from });
    clock.advance(1000);
    expect(said.filter((each) => each === 'Kitchen to all of home')).toHaveLength(1);
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
  it('that still waits for its answer is told nothing of a player that has gone meanwhile', () => {
    const { clock, said, gone, ask } = answering();
    ask();
    gone.add(KITCHEN);
    clock.advance(1000);
    expect(said).toEqual(['Office (id 0) to 10.0.10.5:5353 of all']);
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

describe('a query for a service that some may use', () => {
  const TOM = { host: knownAddress('10.0.10.6'), port: 5353 };
  it('is answered to the asker alone, though all may find the room', () => {
    const { clock, said, written, heard, ask } = answering();
    ask({ name: AIRPLAY }, { from: TOM });
    clock.advance(1000);
    expect(said).toEqual([`nothing (id 0) to 10.0.10.6:5353 of all`]);
    expect(heard.map(({ name }) => name)).toEqual([
      AIRPLAY,
      KITCHEN_RECORDS.address.name,
      `Kitchen.${AIRPLAY}`,
      `Kitchen.${AIRPLAY}`,
    ]);
    expect(written).toEqual(['10.0.10.6: Kitchen']);
  });
  it('is not answered to others, and that is written down', () => {
    const { clock, said, written, ask } = answering();
    ask({ name: AIRPLAY });
    ask({ name: `Kitchen.${AIRPLAY}`, type: 'SRV' });
    clock.advance(1000);
    expect([said, written]).toEqual([[], ['10.0.10.5: ', '10.0.10.5: ']]);
  });
  it('is no part of what all are told', () => {
    const { clock, heard, ask } = answering();
    ask({ unicastResponse: true }, { from: TOM });
    clock.advance(1000);
    expect(heard.map(({ name }) => name).filter((name) => name.includes('_airplay'))).toEqual([]);
    expect(heard.length).toBe(4);
  });
});

it('a service that all may use is told to all, and where some may to these', () => {
  const { clock, said, ask } = answering();
  ask({ name: SPOTIFY });
  ask({ name: SPOTIFY }, { from: { host: knownAddress('10.0.10.6'), port: 5353 } });
  clock.advance(1000);
  expect(said).toEqual(['Office (id 0) to 10.0.10.5:5353 of all', 'Kitchen to all of home']);
});
