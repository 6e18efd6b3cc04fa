import { expect, it } from 'vitest';
import { device, served } from '../../../test/golden/literals.ts';
import type { EvidenceParts } from './device.ts';
import { identityOf } from './identity.ts';
import { known } from './observation.ts';
import type { ZoneGroupMember } from './zone-group-state.ts';

const DENIED: EvidenceParts = {
  description: known(
    {
      kind: 'denied',
      path: '/xml/device_description.xml',
      status: 403,
      server: 'Linux UPnP/1.0 Sonos/97.1-80312 (ZPS13)',
    } as const,
    [1],
  ),
};
const zp = (path: string): EvidenceParts => ({
  'status-pages': known(
    {
      pages: [
        {
          path,
          outcome: 'served',
          status: 200,
          truncated: false,
          leaks: [
            { kind: 'room-name', value: 'Kitchen' },
            { kind: 'household-id', value: 'Sonos_abc.def' },
          ],
          exchange: [2],
        },
      ],
    },
    [2],
  ),
});
const member = (playerId: string, more: Partial<ZoneGroupMember> = {}): ZoneGroupMember => ({
  playerId,
  room: 'Living Room',
  address: '192.0.2.99',
  groupId: 'g',
  coordinator: false,
  invisible: false,
  satellite: false,
  ...more,
});
const ME = 'RINCON_000E58AAAAAA01400';
const bondIn = (...members: readonly ZoneGroupMember[]) =>
  identityOf(device({ description: known(served(), [1]), 'zone-group-state': known({ members }, [2]) })).bond;

it('a locked player is known by its own page, if that is open', () => {
  expect(identityOf(device({ ...DENIED, ...zp('/status/zp') }))).toEqual({
    householdId: 'Sonos_abc',
    room: 'Kitchen',
    modelNumber: 'S13',
    build: '97.1-80312',
  });
});

it('a page that names others does not name the player', () => {
  expect(identityOf(device({ ...DENIED, ...zp('/support/review') }))).toEqual({
    modelNumber: 'S13',
    build: '97.1-80312',
  });
});

it('tells the players of one room apart', () => {
  const front = member('RINCON_000E58BBBBBB01400');
  expect(bondIn(member(ME, { satellite: true, invisible: true }), front)).toBe('satellite');
  expect(bondIn(member(ME, { invisible: true }), front)).toBe('bonded');
  expect(bondIn(member(ME), member('RINCON_000E58BBBBBB01400', { invisible: true }))).toBeUndefined();
});

it('a Bridge, which is invisible and alone, is bonded to nobody', () => {
  expect(bondIn(member(ME, { invisible: true, room: 'BRIDGE' }))).toBeUndefined();
});
