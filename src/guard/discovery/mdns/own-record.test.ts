import { describe, expect, it } from 'vitest';
import { KITCHEN_RECORDS, speakerOf } from '../../../../test/rig/mdns-records.ts';
import type { MdnsRecord } from '../../../wire/mdns/message.ts';
import { ownRecordIn } from './own-record.ts';

const SPEAKER = speakerOf('Kitchen');
const { pointer, service, text, address } = KITCHEN_RECORDS;
/** Named after the room: held to its host and port. */
const AIRPLAY = { ...service, name: 'Kitchen._airplay._tcp.local', port: 7000 };

it('AirPlay of a player is kept, without its serial number and what is no short text', () => {
  const entries = [
    ['deviceid', '00:0E:58:A0:00:01'],
    ['features', '0x445F8A00,0x1C340'],
    ['serialNumber', '00-0E-58-A0-00-01:7'],
    ['model', 'x'.repeat(129)],
    ['gpn', 'Kit\nchen'],
    ['pk', Uint8Array.of(255)],
  ] as const;
  const said = [
    { ...pointer, name: '_airplay._tcp.local', target: AIRPLAY.name },
    AIRPLAY,
    { ...text, name: AIRPLAY.name, entries },
  ].map((record) => ownRecordIn(record, SPEAKER));
  expect(said).toEqual([
    { ok: true, value: { ...pointer, name: '_airplay._tcp.local', target: AIRPLAY.name } },
    { ok: true, value: AIRPLAY },
    { ok: true, value: { ...text, name: AIRPLAY.name, entries: entries.slice(0, 2) } },
  ]);
});

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
    ['foreign-name', { ...pointer, target: AIRPLAY.name }],
    ['foreign-name', { ...pointer, name: '_airplay._tcp.local', target: 'x._raop._tcp.local' }],
    ['foreign-location', { ...AIRPLAY, port: 7001 }],
    ['foreign-location', { ...AIRPLAY, port: 1443 }],
    ['foreign-location', { ...AIRPLAY, target: 'Sonos-000E58A00002.local' }],
    ['foreign-location', { ...service, port: 1843 }],
    ['foreign-location', { ...service, port: 22 }],
    ['foreign-location', { ...service, target: 'nas.local' }],
    ['foreign-location', { ...address, address: '10.0.30.66' }],
  ])('is %s', (problem, record) => {
    expect(ownRecordIn(record, SPEAKER)).toEqual({ ok: false, error: problem });
  });
});

it.each<[string, MdnsRecord]>([
  ['other services', { ...pointer, name: '_ipp._tcp.local' }],
  ['places of other services', { ...service, name: 'x._ipp._tcp.local' }],
  ['texts of other services', { ...text, name: 'x._ipp._tcp.local' }],
  ['hosts of other names', { ...address, name: 'nas.local' }],
  ['IPv6', { ...address, type: 'AAAA', address: 'fe80::1' }],
  ['what is not read', { ...address, type: 'other', number: 47, class: 1, data: new Uint8Array(4) }],
])('of %s nothing is passed on', (_, record) => {
  expect(ownRecordIn(record, SPEAKER)).toEqual({ ok: true, value: undefined });
});
