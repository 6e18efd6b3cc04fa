import type { Policy } from '../../src/guard/policy/decision.ts';
import { type GuardedHouse, startGuardedHouse } from '../rig/guarded-house.ts';
import type { Family } from './families.ts';
import { OFFICE, type Room, STUDY } from './generate/houses.ts';

const playerOf = ({ room, model, build, address, id }: Room) => ({
  name: room,
  volume: 20,
  players: [{ model, build, address, mac: macOf(id) }],
});

const macOf = (id: string): string => (id.slice(7, 19).match(/../g) ?? []).join(':');

/** Nobody waits for a turn: what is looked at is what passes. */
const PLENTY = { perSecond: 10_000, burst: 10_000 };

/** The household that the requests of a family are aimed at, behind a guard. Office and Study play together. */
export const startHouseOf = ({ port, rooms }: Family, policy: Policy): Promise<GuardedHouse> =>
  startGuardedHouse({
    subnet: '127.61.1',
    rooms: rooms.map(playerOf),
    definition: { groups: [[OFFICE.room, STUDY.room]], name: 'differential' },
    policy,
    guardAddresses: rooms.map(({ guardAddress }) => guardAddress),
    ...(port === 1443 ? { secondDoors: true, rates: { read: PLENTY, write: PLENTY } } : {}),
  });
