import { describe, expect, it } from 'vitest';
import { allOf, KITCHEN_RECORDS, placeOf } from '../../../../test/rig/mdns-records.ts';
import type { PlayerPlace } from '../../gateway/guarded-player.ts';
import { createSteeredClock } from '../../../sim/rig/steered-clock.ts';
import { parseMdns } from '../../../wire/mdns/parse.ts';
import { Asker } from './asker.ts';
import { TOLD_SERVICES } from './told-services.ts';
import { KnownRecords } from './known-records.ts';

const KITCHEN = placeOf('Kitchen');
const { pointer, service } = KITCHEN_RECORDS;
const SERVICES =
  'PTR _sonos._tcp.local, PTR _airplay._tcp.local, PTR _raop._tcp.local, PTR _spotify-connect._tcp.local';

function asking() {
  const clock = createSteeredClock();
  const known = new KnownRecords(clock);
  const players: PlayerPlace[] = [];
  const asked: string[] = [];
  const lost: string[] = [];
  const asker = new Asker({
    clock,
    known,
    players: () => players,
    ask: (bytes) => {
      const read = parseMdns(bytes);
      const questions = read.ok ? read.value.questions : [];
      asked.push(questions.map(({ type, name }) => `${type} ${name}`).join(', '));
    },
    onLost: (place, records) => lost.push(`${place.room}: ${records.map(({ type }) => type).join(' ')}`),
  });
  const lookFor = (seconds: number): number[] =>
    Array.from({ length: seconds }, (_, second) => {
      const before = asked.length;
      asker.look();
      clock.advance(1000);
      return asked.length > before ? [second] : [];
    }).flat();
  return { clock, known, players, asked, lost, asker, lookFor };
}

describe('players are asked', () => {
  it('never while none is known', () => {
    expect(asking().lookFor(120)).toEqual([]);
  });
  it('soon after one is known, then ever more seldom', () => {
    const { players, lookFor } = asking();
    players.push(KITCHEN);
    expect(lookFor(120)).toEqual([0, 4, 12, 28, 58, 88, 118]);
    players.push(placeOf('Office'));
    expect(lookFor(10)).toEqual([0, 4]);
  });
  it('at once when they are heard by another card', () => {
    const { players, lookFor, asker } = asking();
    players.push(KITCHEN);
    lookFor(14);
    asker.again();
    expect(lookFor(1)).toEqual([0]);
  });
  it('for what they left out', () => {
    const { known, players, asked, asker } = asking();
    players.push(KITCHEN);
    known.heard(KITCHEN, pointer);
    asker.look();
    expect(asked).toEqual([`${SERVICES}, SRV ${pointer.target}, TXT ${pointer.target}`]);
  });
  it('sixteen questions at once', () => {
    const { known, players, asked, asker } = asking();
    players.push(KITCHEN);
    for (const { name } of TOLD_SERVICES)
      for (const room of ['Kitchen', 'Bar'])
        known.heard(KITCHEN, { ...pointer, name, target: `RINCON_000E58A0000101400@${room}.${name}` });
    asker.look();
    // What there is of each of four services, and place and text of two instances of each.
    expect(asked.map((line) => line.split(', ').length)).toEqual([16, 4]);
  });
});

describe('a good-bye', () => {
  const doubted = () => {
    const all = asking();
    for (const record of allOf(KITCHEN_RECORDS)) all.known.heard(KITCHEN, record);
    all.clock.advance(10);
    all.asker.doubt(KITCHEN, { ...service, ttl: 0 });
    return all;
  };
  it('is asked about twice, and believed when nothing else is said', () => {
    const { clock, known, asked, lost } = doubted();
    clock.advance(2999);
    expect([known.of(KITCHEN).length, lost]).toEqual([4, []]);
    clock.advance(1);
    expect(asked).toEqual([`SRV ${service.name}`, `SRV ${service.name}`]);
    expect([known.of(KITCHEN), lost]).toEqual([[], ['Kitchen: PTR SRV TXT A']]);
  });
  it('is not believed when the player says that it is there', () => {
    const { clock, known, lost } = doubted();
    clock.advance(1300);
    known.heard(KITCHEN, service);
    clock.advance(10_000);
    expect([known.of(KITCHEN).length, lost]).toEqual([4, []]);
  });
  it('that comes a hundred times is asked about once, and of what is not known not at all', () => {
    const { clock, asked, asker } = doubted();
    for (let count = 0; count < 100; count += 1) asker.doubt(KITCHEN, { ...service, ttl: 0 });
    asker.doubt(KITCHEN, { ...pointer, target: 'RINCON_000E58A0000101400@Bar._sonos._tcp.local', ttl: 0 });
    clock.advance(3000);
    expect(asked).toHaveLength(2);
  });
});
