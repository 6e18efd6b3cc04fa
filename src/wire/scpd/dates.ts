/** ISO 8601 in the subset of UDA 2.0 §2.5: extended format, seconds at the finest with an optional fraction. */
const DATE = String.raw`(\d{4})-(\d{2})-(\d{2})`;
const TIME = String.raw`(\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?`;
const ZONE = String.raw`(?:Z|[+-](\d{2}):?(\d{2}))?`;

type DateType = 'date' | 'dateTime' | 'dateTime.tz' | 'time' | 'time.tz';

/** `dateTime` has an optional time and no zone; the `.tz` types have an optional zone. */
const PATTERNS: Readonly<Record<DateType, RegExp>> = {
  date: new RegExp(`^${DATE}$`),
  dateTime: new RegExp(`^${DATE}(?:T${TIME})?$`),
  'dateTime.tz': new RegExp(`^${DATE}(?:T${TIME}${ZONE})?$`),
  time: new RegExp(`^${TIME}$`),
  'time.tz': new RegExp(`^${TIME}${ZONE}$`),
};

/** The text in its one spelling, when it names a day and a time that exist. */
export function canonicalDate(type: DateType, text: string): string | undefined {
  const match = PATTERNS[type].exec(text);
  if (!match) return undefined;
  const numbers = match.slice(1).map((part) => Number(part ?? 0));
  const [year = 0, month = 1, day = 1] = type.startsWith('date') ? numbers : [2000, 1, 1];
  const clock = type.startsWith('date') ? numbers.slice(3) : numbers;
  return dayExists(year, month, day) && clockExists(clock) ? oneSpelling(text) : undefined;
}

/** Fractions of a second without zeros at their end, no difference to UTC as `Z`, others with their colon. */
const oneSpelling = (text: string): string =>
  text
    .replace(/\.(\d+)/, (_, digits: string) => `.${digits.replace(/0+$/, '')}`)
    .replace(/\.(?!\d)/, '')
    .replace(/([+-]\d{2}):?(\d{2})$/, '$1:$2')
    .replace(/[+-]00:00$/, 'Z');

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function dayExists(year: number, month: number, day: number): boolean {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = (MONTH_LENGTHS[month - 1] ?? 0) + (leap ? 1 : 0);
  return day >= 1 && day <= length;
}

/** Hours, minutes and seconds, then hours and minutes of the zone; a second 60 is a leap second. */
function clockExists([
  hour = 0,
  minute = 0,
  second = 0,
  zoneHour = 0,
  zoneMinute = 0,
]: readonly number[]): boolean {
  return hour <= 23 && minute <= 59 && second <= 60 && zoneHour <= 14 && zoneMinute <= 59;
}
