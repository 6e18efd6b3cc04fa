import { expect, it } from 'vitest';
import { configOf, DOORS, GATEWAY } from '../../../test/rig/doctor.ts';
import { placesIn } from '../../guard/running/places.ts';
import { standingOf } from '../../guard/running/standing.ts';
import { segmentsFor } from './segments.ts';

function segmentsIn(yaml: string, ...devices: readonly string[]) {
  const config = configOf(yaml);
  const standing = standingOf({ places: placesIn(config), frontDesk: undefined, gateway: config.gateway });
  const members = { players: standing.doors, devices: devices.map((address) => ({ address })) };
  return segmentsFor(standing, config.segments, members);
}

it('tells what each holds, and how many are known there', () => {
  expect(segmentsIn(GATEWAY, '10.0.10.5', '10.0.10.6', '10.0.99.1')).toEqual([
    {
      name: 'speakers',
      interface: 'eth1',
      network: '10.0.30.0/24',
      holds: 'players',
      players: 1,
      devices: 0,
    },
    {
      name: 'home',
      interface: 'eth2',
      network: '10.0.10.0/24',
      holds: 'people',
      role: 'member',
      players: 0,
      devices: 2,
    },
    { name: 'internet', interface: 'eth0', holds: 'internet', players: 0, devices: 0 },
  ]);
});

it('tells networks that only have a role, and none where there is none', () => {
  expect(segmentsIn(DOORS)).toEqual([]);
  expect(segmentsIn(`${DOORS}segments:\n  - { network: 192.168.1.0/24, role: member }\n`)).toEqual([
    {
      name: '192.168.1.0/24',
      network: '192.168.1.0/24',
      holds: 'people',
      role: 'member',
      players: 1,
      devices: 0,
    },
  ]);
});
