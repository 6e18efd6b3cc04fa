import { expect, it } from 'vitest';
import { sceneOf } from '../../../../test/rig/doctor.ts';
import { cardWith, ownAddresses } from './own-addresses.ts';

it('knows a second address by its card', () => {
  const { ports } = sceneOf({ cards: { eth0: ['10.0.0.1/24'], 'eth0:1': ['10.0.1.1/24'] } });
  expect(ownAddresses(ports).map(({ name, address }) => [name, address])).toEqual([
    ['eth0', '10.0.0.1'],
    ['eth0', '10.0.1.1'],
  ]);
  expect([cardWith(ports, '10.0.1.1'), cardWith(ports, '10.0.2.1')]).toEqual(['eth0', undefined]);
});
