import type { Config } from '../../config/config.ts';
import type { Moment } from './moment.ts';
import { holdsAt, type Schedule, scheduleOf } from './schedule.ts';

/** Names what of the time matters: two moments with the same name get the same decisions. */
export type SlotOf = (moment: Moment) => string;

/** Rules of the file see the time through their hours and days only: which of them hold is all there is. */
export function slotsOf(config: Config): SlotOf {
  const schedules = schedulesIn(config);
  return (moment) => schedules.map((schedule) => (holdsAt(schedule, moment) ? '1' : '0')).join('');
}

/** Cedar files may ask for the very minute. */
export const everyMinute: SlotOf = ({ minute, day }) => `${day} ${minute}`;

function schedulesIn({ rules, quietHours }: Config): readonly Schedule[] {
  const given = rules.flatMap(({ rule }) =>
    [rule, ...(rule.also ?? [])].map(({ hours, days }) => scheduleOf(hours, days)),
  );
  return [...given, quietHours].filter((schedule) => schedule !== undefined);
}
