import { expect, it } from 'vitest';
import { foundAt } from '../../../test/rig/guard/found-player.ts';
import { as } from '../../../test/policy/asking.ts';
import { knownAddress as ip, parseCidr } from '../../base/address.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { Rights } from './rights.ts';
import { Teller } from './teller.ts';

const KITCHEN = foundAt(21, 'Kitchen');
const side = (third: number) => ({
  name: `${third}`,
  network: parseCidr(`10.0.${third}.0/24`)!,
  text: `10.0.${third}.0/24`,
  own: ip(`10.0.${third}.1`),
  interface: `eth${third}`,
});

/** Whoever is at home may find everything; of others only the phone that was enrolled. */
function telling() {
  const said: string[] = [];
  const principalAt = (address: string) =>
    address.startsWith('10.0.10.') || address === '10.0.40.5' ? as('member') : as('guest');
  const rights = new Rights({
    clock: createSteeredClock(),
    identities: {
      standingOf: (address) => ({ principal: principalAt(address), ground: 'device' }),
      ofNeighbour: () => ({ principal: as('nobody'), ground: 'unknown' }),
      anyoneAt: principalAt,
      addresses: () => ['10.0.10.7', '10.0.40.5', '10.0.40.6'],
    },
    policy: () => ({
      sees: () => 'everything',
      decide: ({ principal }) =>
        principal.role === 'member'
          ? { effect: 'permit', reasons: [{ id: 'permitted-by-rule' }] }
          : { effect: 'forbid', reasons: [{ id: 'no-rule' }] },
    }),
    rooms: () => ['Kitchen'],
  });
  const teller = new Teller({
    rights,
    sides: () => ({ players: [side(30)], people: [side(10), side(40)] }),
    voices: { say: ({ room }, { to, by }) => void said.push(`${room} to ${to.host}:${to.port} by ${by}`) },
  });
  return { teller, said };
}

it('tells all of a segment only where whoever comes along may know, and otherwise those who may', () => {
  const { teller, said } = telling();
  teller.tell(KITCHEN, [Buffer.from('alive')]);
  expect(said).toEqual([
    'Kitchen to 239.255.255.250:1900 by 10.0.10.1',
    'Kitchen to 10.0.40.5:1900 by undefined',
  ]);
});

it('says nothing where there is nothing to say', () => {
  const { teller, said } = telling();
  teller.tell(KITCHEN, []);
  expect(said).toEqual([]);
});
