import { describe, expect, it } from 'vitest';
import { KITCHEN_RECORDS, speakerOf } from '../../../../test/rig/mdns-records.ts';
import type { MdnsRecord } from '../../../wire/mdns/message.ts';
import { ownRecordIn } from './own-record.ts';

const SPEAKER = speakerOf('Kitchen');
const { pointer, service, text, address } = KITCHEN_RECORDS;

describe('what a player says of itself', () => {
  it('is kept, and lives two minutes at most', () => {
    const said = [pointer, service, text, address].map((record) =>
      ownRecordIn({ ...record, ttl: 4500, cacheFlush: false }, SPEAKER),
    );
    expect(said).toEqual([
      { ok: true, value: { ...pointer, ttl: 120, cacheFlush: false } },
      { ok: true, value: { ...service, ttl: 120, cacheFlush: true } },
      { ok: true, value: { ...text, ttl: 120, cacheFlush: true } },
      { ok: true, value: { ...address, ttl: 120, cacheFlush: true } },
    ]);
    expect(ownRecordIn({ ...service, ttl: 30 }, SPEAKER)).toMatchObject({ value: { ttl: 30 } });
  });
  it('holds no text that leads to a port that is no door', () => {
    const entries = [...text.entries, ['hhsslport', '1843'] as const];
    expect(ownRecordIn({ ...text, entries }, SPEAKER)).toMatchObject({ value: { entries: text.entries } });
  });
});

describe('what a player says of others', () => {
  const other = 'RINCON_000E58A0000201400@Office._sonos._tcp.local';
  it.each<[string, MdnsRecord]>([
    ['foreign-name', { ...pointer, target: other }],
    ['foreign-name', { ...service, name: other }],
    ['foreign-name', { ...text, name: other }],
    ['foreign-location', { ...service, port: 1843 }],
    ['foreign-location', { ...service, port: 22 }],
    ['foreign-location', { ...service, target: 'nas.local' }],
    ['foreign-location', { ...address, address: '10.0.30.66' }],
  ])('is %s', (problem, record) => {
    expect(ownRecordIn(record, SPEAKER)).toEqual({ ok: false, error: problem });
  });
});

it.each<[string, MdnsRecord]>([
  ['other services', { ...pointer, name: '_airplay._tcp.local' }],
  ['places of other services', { ...service, name: 'x._airplay._tcp.local' }],
  ['texts of other services', { ...text, name: 'x._airplay._tcp.local' }],
  ['hosts of other names', { ...address, name: 'nas.local' }],
  ['IPv6', { ...address, type: 'AAAA', address: 'fe80::1' }],
  ['what is not read', { ...address, type: 'other', number: 47, class: 1, data: new Uint8Array(4) }],
])('of %s nothing is passed on', (_, record) => {
  expect(ownRecordIn(record, SPEAKER)).toEqual({ ok: true, value: undefined });
});
