import { minutesAhead } from '../../state/time-zones.ts';
import type { World } from '../../world.ts';

/** Milliseconds of the players' clock, which may be off. */
export const playersNow = ({ clock, household }: World): number => clock.now() + household.clock.offsetMs;

/** The household's wall clock as a Date whose UTC fields read as local time. */
export function localTime(world: World): Date {
  const { timeZoneIndex, autoAdjustDst } = world.household.clock;
  const now = playersNow(world);
  return new Date(now + minutesAhead(timeZoneIndex, now, autoAdjustDst) * 60_000);
}

/** `2026-11-24 03:27:06`, as GetTimeNow answers. */
export const formatDateTime = (date: Date): string => date.toISOString().slice(0, 19).replace('T', ' ');
