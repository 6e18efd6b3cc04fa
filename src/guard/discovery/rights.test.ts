import { expect, it } from 'vitest';
import { HOME, GUESTS } from '../../../test/rig/mdns-records.ts';
import { as, NOON, policyOf } from '../../../test/policy/asking.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import type { Principal } from '../identity/principal.ts';
import { Rights } from './rights.ts';

/** Members at home, guests elsewhere, who may cast to the Bar by Spotify. A tablet at home is enrolled with its hardware address. */
function rights(): Rights {
  const clock = createSteeredClock();
  const policy = policyOf('roles: { guest: { may: [read], also: [{ may: [cast.spotify], rooms: [Bar] }] } }');
  const network = (address: string): Principal =>
    as(address.startsWith('10.0.10.') ? 'member' : 'guest', { kind: 'segment', binding: 'network' });
  return new Rights({
    clock: { ...clock, now: () => NOON },
    identities: {
      standingOf: (address) =>
        address === '10.0.10.9'
          ? { principal: as('member', { binding: 'address-and-hardware' }), ground: 'device' }
          : { principal: network(address), ground: 'unknown' },
      ofNeighbour: () => ({ principal: as('member', { binding: 'address' }), ground: 'hardware' }),
      anyoneAt: network,
      addresses: () => [],
    },
    policy: () => policy,
    rooms: () => ['Kitchen', 'Bar'],
  });
}

it('whoever comes along may use what is read by the role of the network, and what passes unread by no network', () => {
  const found = rights();
  expect([...found.ofAnyone(HOME).rooms]).toEqual(['Kitchen', 'Bar']);
  expect([...found.ofAnyone(HOME).casts]).toEqual(['spotify Kitchen', 'spotify Bar']);
  expect([...found.ofAnyone(GUESTS).casts]).toEqual(['spotify Bar']);
  expect([...found.of('10.0.10.9').casts]).toEqual([
    'airplay Kitchen',
    'airplay Bar',
    'spotify Kitchen',
    'spotify Bar',
  ]);
});

it('whoever is known by a hardware address alone finds rooms and what is read, and nothing that passes unread', () => {
  const { rooms, casts } = rights().ofNeighbour(HOME, '02:00:5e:00:53:01');
  expect([[...rooms], [...casts]]).toEqual([
    ['Kitchen', 'Bar'],
    ['spotify Kitchen', 'spotify Bar'],
  ]);
});
