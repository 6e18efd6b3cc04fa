import { expect, it } from 'vitest';
import { as } from '../../../../test/policy/asking.ts';
import { HOME } from '../../../../test/rig/mdns-records.ts';
import { knownAddress } from '../../../base/address.ts';
import { whoAsks } from './who-asks.ts';

const HARDWARE = '02:00:5e:00:53:05';

const asking = async (address: string, rooms: readonly string[]) => {
  const woken: string[] = [];
  const standing = await whoAsks(
    {
      seeker: {
        hardwareOf: async (host) => (host === 'fe80::5' ? HARDWARE : undefined),
        wake: (host, { name }) => void woken.push(`${host} of ${name}`),
      },
      rights: {
        ofNeighbour: (_, hardware) => ({
          principal: as('member'),
          ground: hardware,
          rooms: new Set(rooms),
          casts: new Set<string>(),
        }),
      },
    },
    knownAddress(address),
    HOME,
  );
  return { ground: standing?.ground, woken };
};

it('is whoever has the hardware address', async () => {
  expect(await asking('fe80::5', ['Kitchen'])).toEqual({ ground: HARDWARE, woken: [] });
});

it('is looked at again where nothing will be said: another may have had the address', async () => {
  expect(await asking('fe80::5', [])).toEqual({ ground: HARDWARE, woken: ['fe80::5 of home'] });
});

it('is nobody where no hardware address is seen', async () => {
  expect(await asking('fe80::6', ['Kitchen'])).toEqual({ ground: undefined, woken: [] });
});
