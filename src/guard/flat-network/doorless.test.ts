import { expect, it } from 'vitest';
import { configOf, DOORS, GATEWAY } from '../../../test/rig/doctor.ts';
import { doorless, doorlessWords } from './doorless.ts';

const BAR = '  Bar: { address: 192.168.1.21 }\n';
const roomsIn = (yaml: string) => doorless(configOf(yaml)).map(({ room }) => room);

it('are players without a guarded address where no segment of players is', () => {
  expect([roomsIn(DOORS), roomsIn(`${DOORS}${BAR}`), roomsIn(GATEWAY)]).toEqual([[], ['Bar'], []]);
});

it('are told by their rooms', () => {
  expect(doorlessWords(doorless(configOf(`players:\n${BAR}`)))).toBe(
    'No guarded-at, and no segment of players: Bar. The guard cannot take the address that a player has itself.',
  );
});
