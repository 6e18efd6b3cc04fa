import { expect, it } from 'vitest';
import { as } from '../../../test/policy/asking.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { SearchRecord } from './search-record.ts';

const standing = (role: string, rooms: readonly string[]) => ({
  principal: as(role, { id: role }),
  ground: 'unknown',
  rooms: new Set(rooms),
  casts: new Set<string>(),
});

function recording(by: 'address' | 'principal') {
  const clock = createSteeredClock();
  const written: unknown[] = [];
  const append = ({ facts }: { readonly facts: Readonly<Record<string, unknown>> }) =>
    written.push([facts['address'], facts['role'], facts['effect'], facts['rooms']]) > 0;
  const record = new SearchRecord({ clock, journal: { append } }, { action: 'mdns.query', by });
  return { clock, written, record };
}

it('whoever asks is written down once an hour, with what was told', () => {
  const { clock, written, record } = recording('address');
  const guest = standing('guest', ['Kitchen']);
  for (let count = 0; count < 3; count += 1) record.note('10.0.20.5', guest);
  record.note('10.0.20.6', guest);
  record.note('10.0.20.5', standing('guest', []));
  const once = [
    ['10.0.20.5', 'guest', 'permit', ['Kitchen']],
    ['10.0.20.6', 'guest', 'permit', ['Kitchen']],
    ['10.0.20.5', 'guest', 'forbid', []],
  ];
  expect(written).toEqual(once);
  clock.advance(3_600_000);
  record.note('10.0.20.5', guest);
  expect(written).toEqual([...once, once[0]]);
});

it('by principal, a thousand addresses of the same are one', () => {
  const { written, record } = recording('principal');
  for (let count = 0; count < 1000; count += 1)
    record.note(`fe80::${count.toString(16)}%eth2`, standing('guest', ['Kitchen']));
  record.note('fe80::5%eth1', standing('member', ['Kitchen']));
  expect(written).toEqual([
    ['fe80::0%eth2', 'guest', 'permit', ['Kitchen']],
    ['fe80::5%eth1', 'member', 'permit', ['Kitchen']],
  ]);
});

it('of more addresses than can be remembered, whoever is the same is written down once an hour', () => {
  const { clock, written, record } = recording('address');
  const guest = standing('guest', ['Kitchen']);
  const askAll = (): void => {
    for (let count = 0; count < 3000; count += 1) record.note(`10.0.${count >> 8}.${count & 255}`, guest);
  };
  for (let times = 0; times < 10; times += 1) askAll();
  expect(written).toHaveLength(1025);
  record.note('10.0.20.5', standing('member', ['Kitchen']));
  expect(written).toHaveLength(1026);
  clock.advance(3_600_000);
  askAll();
  expect(written).toHaveLength(1026 + 1025);
});
