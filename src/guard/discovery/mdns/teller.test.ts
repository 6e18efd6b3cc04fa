import { describe, expect, it } from 'vitest';
import { as } from '../../../../test/policy/asking.ts';
import { allOf, KITCHEN_RECORDS, OFFICE_RECORDS, placeOf, SIDES } from '../../../../test/rig/mdns-records.ts';
import { cidrContains, type IpAddress, knownAddress } from '../../../base/address.ts';
import { createSteeredClock } from '../../../sim/rig/steered-clock.ts';
import { parseMdns } from '../../../wire/mdns/parse.ts';
import type { Side } from '../segments.ts';
import type { OwnRecord } from './own-record.ts';
import type { Told } from './reply.ts';
import { Teller } from './teller.ts';

const KITCHEN = placeOf('Kitchen');
const OFFICE = placeOf('Office');

const SPOTIFY = '_spotify-connect._tcp.local';
const spotifyOf = ({ pointer }: typeof KITCHEN_RECORDS): OwnRecord => ({
  ...pointer,
  name: SPOTIFY,
  target: `sonos000E58A00001.${SPOTIFY}`,
});

/** All at home may find both rooms and cast to the kitchen, guests find the kitchen. */
function telling(versions: readonly string[] = [''], known: readonly IpAddress[] = []) {
  const clock = createSteeredClock();
  const said: string[] = [];
  const records = new Map([
    [KITCHEN, allOf(KITCHEN_RECORDS)],
    [OFFICE, allOf(OFFICE_RECORDS)],
  ]);
  const note = (how: string, side: Side, told: readonly Told[]) =>
    said.push(`${how} ${side.name} ${told.length}`);
  const teller = new Teller({
    clock,
    known: { of: (place) => records.get(place) ?? [] },
    rights: {
      ofAnyone: ({ text }) =>
        text === '10.0.10.0/24'
          ? { rooms: new Set(['Kitchen', 'Office']), casts: new Set(['spotify Kitchen']) }
          : { rooms: new Set(['Kitchen']), casts: new Set() },
      known: ({ network }) => known.filter((address) => cidrContains(network, address)),
      of: (address) => ({
        principal: as('member'),
        ground: 'address',
        rooms: new Set(address === '10.0.20.7' ? ['Kitchen', 'Office'] : ['Kitchen']),
        casts: new Set(),
      }),
    },
    toOne: (messages, to, { name }) => said.push(`${messages.map(kindOf).join()} to ${to} in ${name}`),
    groups: versions.map((version) => ({
      say: (side, { answers }) => note(`${version}tells`, side, answers),
      goodbye: (side, told) => note(`${version}ends`, side, told),
    })),
    sides: () => SIDES,
  });
  return { clock, said, teller, records };
}

/** Records that live are told, others end. */
function kindOf(bytes: Uint8Array): string {
  const read = parseMdns(bytes);
  const answers = read.ok ? read.value.answers : [];
  return `${answers.every(({ ttl }) => ttl === 0) ? 'ends' : 'tells'} ${answers.length}`;
}

const TABLET = knownAddress('10.0.20.7');

describe('what comes', () => {
  it('is told twice, where all may find it', () => {
    const { clock, said, teller } = telling();
    teller.announce(KITCHEN);
    expect(said).toEqual(['tells home 4', 'tells guests 4']);
    clock.advance(60_000);
    expect(said).toEqual(['tells home 4', 'tells guests 4', 'tells home 4', 'tells guests 4']);
    teller.announce(OFFICE);
    expect(said.slice(4)).toEqual(['tells home 4']);
  });
  it('makes no storm when it changes all the time', () => {
    const { clock, said, teller } = telling();
    for (let count = 0; count < 100; count += 1) teller.announce(OFFICE);
    clock.advance(1100);
    expect(said).toEqual(['tells home 4', 'tells home 4']);
  });
  it('is not told before everything is known of it', () => {
    const { clock, said, teller, records } = telling();
    records.delete(OFFICE);
    teller.announce(OFFICE);
    expect(said).toEqual([]);
    records.set(OFFICE, allOf(OFFICE_RECORDS));
    clock.advance(1100);
    expect(said).toEqual(['tells home 4']);
  });
});

it('what goes is told where all might find it', () => {
  const { said, teller } = telling();
  teller.goodbye(OFFICE, allOf(OFFICE_RECORDS));
  teller.goodbye(KITCHEN, allOf(KITCHEN_RECORDS).slice(0, 1));
  expect(said).toEqual(['ends home 4', 'ends home 1', 'ends guests 1']);
});

it('all of it is told over each version of IP', () => {
  const { said, teller } = telling(['4 ', '6 ']);
  teller.announce(OFFICE);
  teller.goodbye(OFFICE, allOf(OFFICE_RECORDS).slice(0, 1));
  expect(said).toEqual(['4 tells home 4', '6 tells home 4', '4 ends home 1', '6 ends home 1']);
});

it('what has to be permitted is told where all may use it', () => {
  const { said, teller, records } = telling();
  records.set(KITCHEN, [...allOf(KITCHEN_RECORDS), spotifyOf(KITCHEN_RECORDS)]);
  records.set(OFFICE, [...allOf(OFFICE_RECORDS), spotifyOf(OFFICE_RECORDS)]);
  teller.announce(KITCHEN);
  teller.announce(OFFICE);
  teller.goodbye(KITCHEN, [spotifyOf(KITCHEN_RECORDS)]);
  expect(said).toEqual(['tells home 5', 'tells guests 4', 'tells home 4', 'ends home 1']);
});

it('what not everybody may find is told to who is known there and may, alone', () => {
  const { clock, said, teller } = telling([''], [TABLET, knownAddress('10.0.20.8')]);
  teller.announce(OFFICE);
  expect(said).toEqual(['tells home 4', 'tells 4 to 10.0.20.7 in guests']);
  clock.advance(1100);
  teller.goodbye(OFFICE, allOf(OFFICE_RECORDS));
  expect(said.slice(4)).toEqual(['ends home 4', 'ends 4 to 10.0.20.7 in guests']);
});

it('what all are told is told to nobody again', () => {
  const { said, teller } = telling([''], [TABLET]);
  teller.announce(KITCHEN);
  expect(said).toEqual(['tells home 4', 'tells guests 4']);
});
