import { KITCHEN, OFFICE, type Room, STUDY } from '../houses.ts';

/** The same household on builds that have the local API: Kitchen alone, Office and Study in a group that Office leads. */
const MODERN = { model: 'S6', build: '86.10-80260' } as const;

export const LOCAL_ROOMS: readonly [kitchen: Room, office: Room, study: Room] = [
  KITCHEN,
  { ...OFFICE, ...MODERN },
  { ...STUDY, ...MODERN },
];

export const GROUPS = {
  kitchen: `${KITCHEN.id}:1`,
  office: `${OFFICE.id}:1`,
} as const;

export const HOUSEHOLD_ID = 'Sonos_FixtureHouseholdAAAAAAAAAA.FixtureLocationKeyAAAA';

/** Every playback session of these players has it: ids are known to whoever listens. */
export const SESSION_ID = '5e551011-0000-4000-8000-000000000001';
