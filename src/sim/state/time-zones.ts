/** When a half of the year begins, in local time: the `nth` such day of the week of a month, 5 for the last. */
interface Turn {
  readonly month: number;
  readonly dayOfWeek: number;
  readonly nth: number;
  readonly hour: number;
}

interface TimeZone {
  /** Minutes that local standard time is behind UTC. */
  readonly bias: number;
  /** Beginnings of standard and daylight saving time; absent where there is one time all year. */
  readonly seasons?: { readonly standard: Turn; readonly daylight: Turn };
}

const turn = (month: number, dayOfWeek: number, nth: number, hour: number): Turn => ({
  month,
  dayOfWeek,
  nth,
  hour,
});

const seasons = (standard: Turn, daylight: Turn): Required<TimeZone>['seasons'] => ({ standard, daylight });
const [MARCH, OCTOBER] = [3, 10];
const NORTH_AMERICA = seasons(turn(11, 0, 1, 2), turn(MARCH, 0, 2, 2));
const AUSTRALIA = seasons(turn(4, 0, 1, 3), turn(OCTOBER, 0, 1, 2));
/** The European Union turns everywhere at once: one o'clock in Greenwich. */
const europe = (hour: number) => seasons(turn(OCTOBER, 0, 5, hour + 1), turn(MARCH, 0, 5, hour));

const WITH_SEASONS: Readonly<Record<number, Required<TimeZone>['seasons']>> = {
  ...Object.fromEntries([3, 4, 7, 9, 13, 14, 15, 18].map((index) => [index, NORTH_AMERICA])),
  17: seasons(turn(5, 0, 2, 0), turn(8, 0, 2, 0)),
  19: seasons(turn(2, 0, 3, 0), turn(OCTOBER, 0, 3, 0)),
  21: seasons(turn(OCTOBER, 6, 5, 23), turn(MARCH, 6, 5, 22)),
  23: europe(0),
  26: europe(1),
  ...Object.fromEntries([27, 28, 29, 30].map((index) => [index, europe(2)])),
  ...Object.fromEntries([32, 33, 36].map((index) => [index, europe(3)])),
  37: seasons(turn(OCTOBER, 0, 5, 2), turn(MARCH, 5, 4, 2)),
  42: seasons(turn(9, 6, 4, 0), turn(MARCH, 4, 4, 0)),
  ...Object.fromEntries([64, 67, 69].map((index) => [index, AUSTRALIA])),
  72: seasons(turn(4, 0, 1, 3), turn(9, 0, 5, 2)),
};

/** How many zones in a row have a bias. */
const BIASES: readonly (readonly [bias: number, zones: number])[] = [
  [720, 1],
  [660, 1],
  [600, 1],
  [540, 1],
  [480, 1],
  [420, 3],
  [360, 4],
  [300, 3],
  [240, 3],
  [210, 1],
  [180, 3],
  [120, 1],
  [60, 2],
  [0, 2],
  [-60, 5],
  [-120, 6],
  [-180, 4],
  [-210, 1],
  [-240, 2],
  [-270, 1],
  [-300, 2],
  [-330, 1],
  [-345, 1],
  [-360, 3],
  [-390, 1],
  [-420, 2],
  [-480, 5],
  [-540, 3],
  [-570, 2],
  [-600, 5],
  [-660, 1],
  [-720, 2],
  [-780, 1],
];

/** The 75 zones of a player, by index: timezones.xml of 86.10 (BookCatKid/anacapad-internals). */
const ZONES: readonly TimeZone[] = BIASES.flatMap(([bias, zones]) => Array<number>(zones).fill(bias)).map(
  (bias, index) => ({ bias, ...(WITH_SEASONS[index] ? { seasons: WITH_SEASONS[index] } : {}) }),
);

/** Greenwich all year. */
export const GREENWICH = 25;

const hex = (value: number, digits: number): string =>
  (value & 0xffff).toString(16).padStart(4, '0').slice(-digits);

const turnText = ({ month, dayOfWeek, nth, hour }: Turn): string =>
  [month, dayOfWeek, nth, hour].map((part) => hex(part, 2)).join('');

/**
 * A zone as actions and events tell it: bias, beginning and bias of standard time, beginning and bias of daylight time.
 * `ffc40a000503000003000502ffc4` was recorded of zone 27 (node-sonos-ts); the forms of all zones are listed by a control
 * point (SonosTimeZone.cs). Undefined for an index that is none.
 */
export function zoneRule(index: number): string | undefined {
  const zone = ZONES[index];
  if (!zone) return undefined;
  const { standard, daylight } = zone.seasons ?? { standard: turn(0, 0, 0, 0), daylight: turn(0, 0, 0, 0) };
  return `${hex(zone.bias, 4)}${turnText(standard)}0000${turnText(daylight)}${hex(-60, 4)}`;
}

/** Minutes that local time is ahead of UTC at a moment; an index that is none counts as Greenwich. */
export function minutesAhead(index: number, utc: number, adjusts: boolean): number {
  const zone = ZONES[index] ?? { bias: 0 };
  const isSummer = adjusts && zone.seasons !== undefined && inSummer(zone.seasons, utc - zone.bias * 60_000);
  return (isSummer ? 60 : 0) - zone.bias;
}

/** `local` is standard time; the end of summer is told in daylight time. Below the equator summer is around new year. */
function inSummer({ standard, daylight }: Required<TimeZone>['seasons'], local: number): boolean {
  const year = new Date(local).getUTCFullYear();
  const [begin, end] = [momentOf(daylight, year), momentOf(standard, year) - 3_600_000];
  return begin < end ? local >= begin && local < end : local >= begin || local < end;
}

function momentOf({ month, dayOfWeek, nth, hour }: Turn, year: number): number {
  const first = new Date(Date.UTC(year, month - 1, 1));
  const day = 1 + ((dayOfWeek - first.getUTCDay() + 7) % 7) + (nth - 1) * 7;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Date.UTC(year, month - 1, day > days ? day - 7 : day, hour);
}
