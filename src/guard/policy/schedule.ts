import type { TimeWindow } from '../../config/hours.ts';
import { windowsOf } from '../../config/resolve.ts';
import { type Day, DAYS } from '../../config/rule-schema.ts';
import { all, any, oneOf, string } from './cedar-text.ts';
import type { Moment } from './moment.ts';

/** Hours and days at which something holds. A window belongs to the day on which it begins. */
export interface Schedule {
  readonly windows: readonly TimeWindow[];
  /** Undefined is every day; an empty list is none. */
  readonly days: readonly Day[] | undefined;
}

const WHOLE_DAY: readonly TimeWindow[] = [{ from: 0, to: 1440 }];

/** Undefined where neither hours nor days are written. */
export function scheduleOf(
  hours: string | undefined,
  days: readonly Day[] | undefined,
): Schedule | undefined {
  if (hours === undefined && days === undefined) return undefined;
  return { windows: hours === undefined ? WHOLE_DAY : windowsOf(hours), days };
}

/** The condition that it holds now. */
export function scheduleCondition({ windows, days }: Schedule): string {
  const on = (day: 'day' | 'dayBefore'): readonly string[] =>
    days ? [oneOf(`context.${day}`, days.map(string))] : [];
  return any(
    windows.map(({ from, to }) =>
      from < to
        ? all([`context.minute >= ${from}`, `context.minute < ${to}`, ...on('day')])
        : any([
            all([`context.minute >= ${from}`, ...on('day')]),
            all([`context.minute < ${to}`, ...on('dayBefore')]),
          ]),
    ),
  );
}

/** The same question without Cedar. */
export function holdsAt({ windows, days }: Schedule, { minute, day, dayBefore }: Moment): boolean {
  const on = (which: Day): boolean => days?.includes(which) ?? true;
  return windows.some(({ from, to }) =>
    from < to
      ? minute >= from && minute < to && on(day)
      : (minute >= from && on(day)) || (minute < to && on(dayBefore)),
  );
}

const WEEK: readonly Moment[] = DAYS.flatMap((day, index) =>
  Array.from({ length: 1440 }, (_, minute) => ({ minute, day, dayBefore: DAYS[(index + 6) % 7] ?? day })),
);

/** Whether there is a minute of the week at which both hold. Without the second it is always. */
export const everMeet = (one: Schedule, other: Schedule | undefined): boolean =>
  WEEK.some((moment) => holdsAt(one, moment) && (!other || holdsAt(other, moment)));
