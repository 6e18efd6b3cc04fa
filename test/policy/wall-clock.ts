const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const HOUR = 3_600_000;

/** The n-th Sunday of a month at an hour of UTC; the last one for 0. */
function sunday(year: number, month: number, nth: number, hour: number): number {
  if (nth === 0) {
    const last = new Date(Date.UTC(year, month + 1, 0));
    return Date.UTC(year, month, last.getUTCDate() - last.getUTCDay(), hour);
  }
  const first = new Date(Date.UTC(year, month, 1)).getUTCDay();
  return Date.UTC(year, month, 1 + ((7 - first) % 7) + 7 * (nth - 1), hour);
}

/** Offsets from UTC since 2007 (Directive 2000/84/EC; Energy Policy Act of 2005, section 110). */
const OFFSETS: Readonly<Record<string, (at: number, year: number) => number>> = {
  UTC: () => 0,
  'Asia/Kolkata': () => 5.5 * HOUR,
  'Europe/Berlin': (at, year) => (at >= sunday(year, 2, 0, 1) && at < sunday(year, 9, 0, 1) ? 2 : 1) * HOUR,
  'America/New_York': (at, year) =>
    (at >= sunday(year, 2, 2, 7) && at < sunday(year, 10, 1, 6) ? -4 : -5) * HOUR,
};

export const ZONES = Object.keys(OFFSETS);

/** `{ time: '23:00', day: 'fri', dayBefore: 'thu' }` */
export function wallClock(
  zone: string,
  at: number,
): { readonly time: string; readonly day: string; readonly dayBefore: string } {
  const offset = OFFSETS[zone]?.(at, new Date(at).getUTCFullYear());
  if (offset === undefined) throw new Error(`no rules for ${zone}`);
  const wall = new Date(at + offset);
  const day = wall.getUTCDay();
  return {
    time: wall.toISOString().slice(11, 16),
    day: DAYS[day] ?? '',
    dayBefore: DAYS[(day + 6) % 7] ?? '',
  };
}

/** Minutes around the nights in which clocks change, from 2025 to 2030, besides. */
export const CHANGES: readonly number[] = [2025, 2026, 2027, 2028, 2029, 2030].flatMap((year) => [
  sunday(year, 2, 0, 1),
  sunday(year, 9, 0, 1),
  sunday(year, 2, 2, 7),
  sunday(year, 10, 1, 6),
]);
