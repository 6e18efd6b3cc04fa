import { type Day, DAYS } from '../../config/rule-schema.ts';

/** A time as clocks on the wall show it. */
export interface Moment {
  /** From midnight, 0 to 1439. An hour that a clock goes through twice has the same minutes twice. */
  readonly minute: number;
  readonly day: Day;
  readonly dayBefore: Day;
}

export type Wall = (at: number) => Moment;

const MINUTE_MS = 60_000;

/**
 * Reads times of one zone, from the tables of the JavaScript engine. Offsets are whole minutes, so one minute of UTC is
 * one minute of the wall, and the last answer is kept for as long as that lasts.
 */
export function wallOf(timeZone: string): Wall {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  let [last, moment] = [Number.NaN, readMoment(format, 0)];
  return (at) => {
    const minute = Math.floor(at / MINUTE_MS);
    if (minute !== last) [moment, last] = [readMoment(format, at), minute];
    return moment;
  };
}

function readMoment(format: Intl.DateTimeFormat, at: number): Moment {
  const parts = format.formatToParts(at);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  const index = DAYS.findIndex((day) => day === part('weekday').toLowerCase());
  const [day, dayBefore] = [DAYS[index], DAYS[(index + 6) % 7]];
  if (day === undefined || dayBefore === undefined) throw new Error(`no day of the week: ${part('weekday')}`);
  return { minute: Number(part('hour')) * 60 + Number(part('minute')), day, dayBefore };
}
