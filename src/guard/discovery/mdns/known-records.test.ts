import { describe, expect, it } from 'vitest';
import { isCollected } from '../../../../test/rig/collected.ts';
import { allOf, KITCHEN_RECORDS, OFFICE_RECORDS, placeOf } from '../../../../test/rig/mdns-records.ts';
import { createSteeredClock } from '../../../sim/rig/steered-clock.ts';
import { KnownRecords } from './known-records.ts';
import type { OwnRecord } from './own-record.ts';

const KITCHEN = placeOf('Kitchen');
const { pointer, service, text, address } = KITCHEN_RECORDS;
const ALL = allOf(KITCHEN_RECORDS);

function heard(...records: readonly OwnRecord[]) {
  const clock = createSteeredClock();
  const known = new KnownRecords(clock);
  const news = records.map((record) => known.heard(KITCHEN, record));
  return { clock, known, news };
}

describe('records of a player', () => {
  it('are told when everything is known of an instance, and only of the player that said them', () => {
    const { known } = heard(...ALL);
    expect(known.of(KITCHEN)).toEqual(ALL);
    expect(known.of(placeOf('Office'))).toEqual([]);
    expect(heard(pointer, service, text).known.of(KITCHEN)).toEqual([]);
    expect(heard(service, text, address).known.of(KITCHEN)).toEqual([]);
    expect(heard(pointer, service, text, OFFICE_RECORDS.address).known.of(KITCHEN)).toEqual([]);
  });
  it('live as long as the player said, from when it said so last', () => {
    const { clock, known } = heard(...ALL);
    clock.advance(45_500);
    expect(known.of(KITCHEN).map(({ ttl }) => ttl)).toEqual([75, 75, 75, 75]);
    known.heard(KITCHEN, service);
    clock.advance(74_600);
    expect(known.of(KITCHEN)).toEqual([]);
    expect(known.missing(KITCHEN)).toEqual([]);
    expect([known.has(KITCHEN, service), known.has(KITCHEN, text)]).toEqual([true, false]);
  });
  it('are news once, and again when they say something else or had ended', () => {
    const { clock, known, news } = heard(...ALL);
    expect(news).toEqual([true, true, true, true]);
    expect(known.heard(KITCHEN, { ...service, ttl: 60 })).toBe(false);
    expect(known.heard(KITCHEN, { ...service, port: 1400 })).toBe(true);
    clock.advance(60_000 + 60_000);
    expect(known.heard(KITCHEN, text)).toBe(true);
  });
  it('are thirty-two at most', () => {
    const { known } = heard(...ALL);
    const more = Array.from({ length: 29 }, (_, index) => ({ ...service, name: `${index}` }));
    expect(more.map((each) => known.heard(KITCHEN, each)).filter(Boolean)).toHaveLength(28);
    expect(known.has(KITCHEN, { ...service, name: '28' })).toBe(false);
  });
  it('are of two instances of a service at most: one that is given another name has both for a moment', () => {
    const { clock, known } = heard(...ALL);
    const named = (target: string) => ({ ...pointer, target });
    expect(['Bar', 'Attic'].map((name) => known.heard(KITCHEN, named(name)))).toEqual([true, false]);
    expect(known.heard(KITCHEN, { ...named('Bar'), name: '_airplay._tcp.local' })).toBe(true);
    clock.advance(120_000);
    expect(known.heard(KITCHEN, named('Attic'))).toBe(true);
  });
});

describe('what is missing', () => {
  it('is asked for by name', () => {
    expect(heard(pointer).known.missing(KITCHEN)).toEqual([
      { name: pointer.target, type: 'SRV' },
      { name: pointer.target, type: 'TXT' },
    ]);
    expect(heard(pointer, service, text).known.missing(KITCHEN)).toEqual([
      { name: service.target, type: 'A' },
    ]);
    expect(heard(...ALL).known.missing(KITCHEN)).toEqual([]);
  });
});

describe('what holds no more', () => {
  it('takes with it what it made whole', () => {
    const { known } = heard(...ALL);
    expect(known.lose(KITCHEN, service)).toEqual(ALL);
    expect(known.lose(KITCHEN, service)).toEqual([]);
  });
  it('leaves another instance of the player as it is', () => {
    const target = pointer.target.replace('Kitchen', 'Bar');
    const renamed = [
      { ...pointer, target },
      { ...service, name: target },
      { ...text, name: target },
    ];
    const { known } = heard(...ALL, ...renamed);
    expect(known.lose(KITCHEN, pointer)).toEqual([pointer, service, text]);
    expect(known.of(KITCHEN)).toEqual([...renamed, address]);
  });
  it('is all of it when the player is gone', () => {
    const { known } = heard(...ALL);
    expect(known.forget(KITCHEN)).toEqual(ALL);
    expect([known.of(KITCHEN), known.has(KITCHEN, pointer)]).toEqual([[], false]);
  });
  it('was not heard since', () => {
    const { clock, known } = heard(...ALL);
    clock.advance(10);
    const at = clock.elapsed();
    expect(known.isHeardSince(KITCHEN, pointer, at)).toBe(false);
    clock.advance(10);
    known.heard(KITCHEN, pointer);
    expect(known.isHeardSince(KITCHEN, pointer, at)).toBe(true);
  });
});

it('nothing is kept of a player that is no more, though a record of it is lost afterwards', async () => {
  const { known } = heard(...ALL);
  const isForgotten = await isCollected(() => {
    const gone = placeOf('Office');
    known.heard(gone, OFFICE_RECORDS.pointer);
    known.forget(gone);
    known.lose(gone, OFFICE_RECORDS.pointer);
    return gone;
  });
  expect([isForgotten, known.of(KITCHEN)]).toEqual([true, ALL]);
});
