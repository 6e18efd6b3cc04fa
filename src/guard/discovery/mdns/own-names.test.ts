import { describe, expect, it } from 'vitest';
import { asPlayerId } from '../../../base/ids.ts';
import { claimsIn, isOwnHost } from './own-names.ts';

const KITCHEN = asPlayerId('RINCON_000E58A0000101400')!;
const OFFICE = asPlayerId('RINCON_000E58A0000201400')!;

it('hosts are named by the hardware address or the id', () => {
  const names = ['Sonos-000E58A00001.local', 'sonos000e58a00001.local', 'RINCON_000E58A0000101400.local'];
  expect(names.map((name) => isOwnHost(name, KITCHEN))).toEqual([true, true, true]);
  const others = ['Sonos-000E58A00002.local', 'nas.local', 'Sonos-000E58A00001.lan', 'local'];
  expect(others.map((name) => isOwnHost(name, KITCHEN))).toEqual([false, false, false, false]);
});

describe('whom records speak of', () => {
  const base = { ttl: 120, cacheFlush: false };
  it.each([
    ['a name', { ...base, type: 'A', name: 'SONOS-000e58a00001.local', address: '192.0.2.66' }],
    ['a target', { ...base, type: 'PTR', name: 'x.local', target: 'RINCON_000E58A0000101400@x.local' }],
    [
      'a text',
      { ...base, type: 'TXT', name: 'x.local', entries: [['uuid', 'RINCON_000E58A0000101400']] as const },
    ],
  ] as const)('is seen in %s', (_, record) => {
    expect([KITCHEN, OFFICE].map(claimsIn([record]))).toEqual([true, false]);
  });
  it('is nobody where no player is named', () => {
    const entries = [['uuid', 'RINCON_FFFFFFFFFFFF01400']] as const;
    const unknown = claimsIn([{ ...base, type: 'TXT', name: 'x.local', entries }]);
    const printer = claimsIn([{ ...base, type: 'PTR', name: '_ipp._tcp.local', target: 'p' }]);
    expect([KITCHEN, OFFICE].flatMap((id) => [unknown(id), printer(id)])).toEqual(Array(4).fill(false));
  });
});
