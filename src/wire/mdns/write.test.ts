import { describe, expect, it } from 'vitest';
import type { MdnsRecord } from './message.ts';
import { parseMdns } from './parse.ts';
import { writeMdnsResponse } from './write.ts';

describe('writeMdnsResponse', () => {
  const name = 'RINCON_000E58A0000101400@Küche 1\\.5._sonos._tcp.local';
  const records: readonly MdnsRecord[] = [
    { type: 'PTR', name: '_sonos._tcp.local', ttl: 4500, cacheFlush: false, target: name },
    {
      type: 'SRV',
      name,
      ttl: 120,
      cacheFlush: true,
      priority: 0,
      weight: 0,
      port: 1443,
      target: 'Sonos-000E58A00001.local',
    },
    {
      type: 'TXT',
      name,
      ttl: 4500,
      cacheFlush: true,
      entries: [
        ['wss', '/websocket/api'],
        ['flag', undefined],
        ['empty', ''],
        ['a', 'b=c'],
        ['opaque', Uint8Array.of(0xff, 0x3d)],
      ],
    },
    { type: 'A', name: 'Sonos-000E58A00001.local', ttl: 120, cacheFlush: true, address: '192.0.2.21' },
    {
      type: 'AAAA',
      name: 'Sonos-000E58A00001.local',
      ttl: 120,
      cacheFlush: true,
      address: '2001:db8::1:0:0:1',
    },
    { type: 'AAAA', name: 'Sonos-000E58A00001.local', ttl: 0, cacheFlush: false, address: '::' },
    {
      type: 'other',
      name: 'Sonos-000E58A00001.local',
      ttl: 120,
      cacheFlush: true,
      number: 47,
      class: 1,
      data: Uint8Array.of(1, 2),
    },
  ];

  it('writes what is read again', () => {
    const bytes = writeMdnsResponse({ answers: records.slice(0, 1), additionals: records.slice(1) });
    expect(parseMdns(bytes)).toEqual({
      ok: true,
      value: {
        id: 0,
        kind: 'response',
        questions: [],
        answers: records.slice(0, 1),
        authorities: [],
        additionals: records.slice(1),
      },
    });
    expect(bytes.length).toBeLessThan(270);
  });
  it.each([
    ['a name', { type: 'A', name: 'a..b', ttl: 1, cacheFlush: false, address: '192.0.2.1' }],
    ['a name', { type: 'A', name: 'x'.repeat(64), ttl: 1, cacheFlush: false, address: '192.0.2.1' }],
    ['an address', { type: 'A', name: 'a', ttl: 1, cacheFlush: false, address: '192.0.2' }],
    ['a TXT entry', { type: 'TXT', name: 'a', ttl: 1, cacheFlush: false, entries: [['k', 'x'.repeat(254)]] }],
  ] as const)('throws on %s that does not fit', (part, record) => {
    expect(() => writeMdnsResponse({ answers: [record] })).toThrow(`not writable as mDNS: ${part}`);
  });
});
