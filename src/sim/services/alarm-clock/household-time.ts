import type { HouseholdState } from '../../state/household.ts';
import type { World } from '../../world.ts';

/**
 * Time zones by index, as far as recordings show them; the text is bias and rule in hexadecimal (SoCo alarms test data).
 * Unsure: the whole table of about 120 zones; a run of GetTimeZoneRule over a real player would settle it.
 */
export const ZONES: readonly { readonly index: number; readonly rule: string; readonly minutes: number }[] = [
  { index: 14, rule: '00f00a000003000002000c', minutes: -240 },
  { index: 22, rule: '00000a000005010003000f', minutes: 0 },
  { index: 26, rule: 'ffc40a000503000003000502ffc4', minutes: 60 },
];

/** Milliseconds of the players' clock, which may be off. */
export const playersNow = ({ clock, household }: World): number => clock.now() + household.clock.offsetMs;

const zoneMinutes = ({ clock }: HouseholdState): number =>
  ZONES.find(({ index }) => index === clock.timeZoneIndex)?.minutes ?? 0;

/** The household's wall clock as a Date whose UTC fields read as local time. Daylight saving is left out. */
export const localTime = (world: World): Date =>
  new Date(playersNow(world) + zoneMinutes(world.household) * 60_000);

/** `2026-11-24 03:27:06`, as GetTimeNow answers. */
export const formatDateTime = (date: Date): string => date.toISOString().slice(0, 19).replace('T', ' ');
