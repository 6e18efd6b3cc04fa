import { describe, expect, it } from 'vitest';
import { allOf, KITCHEN_RECORDS, OFFICE_RECORDS, placeOf, SIDES } from '../../../../test/rig/mdns-records.ts';
import { createSteeredClock } from '../../../sim/rig/steered-clock.ts';
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
function telling(versions: readonly string[] = ['']) {
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
    },
    groups: versions.map((version) => ({
      say: (side, { answers }) => note(`${version}tells`, side, answers),
      goodbye: (side, told) => note(`${version}ends`, side, told),
    })),
    sides: () => SIDES,
  });
  return { clock, said, teller, records };
}

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
