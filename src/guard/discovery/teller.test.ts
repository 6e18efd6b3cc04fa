import { expect, it } from 'vitest';
import { foundAt, statementOf } from '../../../test/rig/guard/found-player.ts';
import { as } from '../../../test/policy/asking.ts';
import { knownAddress as ip, parseCidr } from '../../base/address.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { Rights } from './rights.ts';
import { Teller } from './teller.ts';
import { aliveOf, byebyeOf } from './words.ts';

const KITCHEN = foundAt(21, 'Kitchen');
const side = (third: number) => ({
  name: `${third}`,
  network: parseCidr(`10.0.${third}.0/24`)!,
  text: `10.0.${third}.0/24`,
  own: ip(`10.0.${third}.1`),
  interface: `eth${third}`,
});

/** What is announced, and to which group as it says itself. */
function inWords(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString();
  return ['NTS', 'HOST'].map((name) => new RegExp(`^${name}: (.*)\\r$`, 'm').exec(text)?.[1]).join(' ');
}

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
    voices: {
      say: ({ room }, { bytes, to, by }) =>
        void said.push(`${room} to ${to.host}:${to.port} by ${by}: ${inWords(bytes)}`),
    },
    link: { toAll: (bytes, { name }) => void said.push(`all of ${name} over IPv6: ${inWords(bytes)}`) },
  });
  return { teller, said };
}

it('tells all of a segment only where whoever comes along may know, and otherwise those who may', () => {
  const { teller, said } = telling();
  teller.tell(KITCHEN, [statementOf(KITCHEN)], aliveOf);
  expect(said).toEqual([
    'Kitchen to 239.255.255.250:1900 by 10.0.10.1: ssdp:alive 239.255.255.250:1900',
    'all of 10 over IPv6: ssdp:alive [ff02::c]:1900',
    'Kitchen to 10.0.40.5:1900 by undefined: ssdp:alive 239.255.255.250:1900',
  ]);
  said.length = 0;
  teller.tell(KITCHEN, [statementOf(KITCHEN)], byebyeOf);
  expect(said).toContain('all of 10 over IPv6: ssdp:byebye [ff02::c]:1900');
});

it('says nothing where there is nothing to say', () => {
  const { teller, said } = telling();
  teller.tell(KITCHEN, [], aliveOf);
  expect(said).toEqual([]);
});
