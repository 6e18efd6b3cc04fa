import { expect, it } from 'vitest';
import { KITCHEN_RECORDS } from '../../../../test/rig/mdns-records.ts';
import { dataOf, keyOf } from './record-data.ts';

const { pointer, service, text } = KITCHEN_RECORDS;

it('records that differ in life and case of names say the same', () => {
  const name = service.name.toUpperCase();
  const target = service.target.toUpperCase();
  expect(dataOf({ ...service, name, target, ttl: 10, cacheFlush: false })).toBe(dataOf(service));
  expect(keyOf({ ...service, name })).toBe(keyOf(service));
});

it('another port or another text is something else, in the same place', () => {
  for (const [one, other] of [
    [service, { ...service, port: 1400 }],
    [text, { ...text, entries: [['bootseq', '12']] as const }],
  ] as const) {
    expect(dataOf(one)).not.toBe(dataOf(other));
    expect(keyOf(one)).toBe(keyOf(other));
  }
});

it('two instances have two places', () => {
  expect(keyOf({ ...pointer, target: 'x._sonos._tcp.local' })).not.toBe(keyOf(pointer));
});
