import type { AlarmState } from '../../state/household.ts';
import type { World } from '../../world.ts';
import { ring } from '../av-transport/ring.ts';
import { formatDateTime, localTime } from './household-time.ts';

/** How often the clock is looked at; an alarm rings within this time of its minute. */
const LOOK_EVERY_MS = 1000;

/** Rings alarms for as long as the household runs. Gives the function that ends it. */
export function startAlarmClock(world: World): () => void {
  let last = localTime(world).getTime();
  let stopped = false;
  const look = (): void => {
    if (stopped) return;
    const now = localTime(world);
    for (const alarm of world.household.alarms) if (isDue(alarm, last, now)) start(world, alarm, now);
    last = now.getTime();
    world.clock.after(LOOK_EVERY_MS, look, { unref: true });
  };
  world.clock.after(LOOK_EVERY_MS, look, { unref: true });
  return () => {
    stopped = true;
  };
}

/** Due when its time of day lies between the last look and now, and the day is one of its days. */
export function isDue(alarm: AlarmState, last: number, now: Date): boolean {
  if (!alarm.enabled || !isOn(alarm.recurrence, now.getUTCDay())) return false;
  const [hours = 0, minutes = 0, seconds = 0] = alarm.startLocalTime.split(':').map(Number);
  const at = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), hours, minutes, seconds);
  return at > last && at <= now.getTime();
}

/** 0 is Sunday, as in `ON_1245` (SoCo alarms). */
function isOn(recurrence: string, day: number): boolean {
  if (recurrence === 'WEEKDAYS') return day >= 1 && day <= 5;
  if (recurrence === 'WEEKENDS') return day === 0 || day === 6;
  return recurrence.startsWith('ON_') ? recurrence.includes(String(day)) : true;
}

function start(world: World, alarm: AlarmState, now: Date): void {
  const player = world.household.players[alarm.roomId];
  if (!player || player.power !== 'on') return;
  ring(world, player, {
    id: String(alarm.id),
    startedAt: formatDateTime(now),
    duration: alarm.duration,
    program: {
      uri: alarm.programUri,
      metaData: alarm.programMetaData,
      volume: alarm.volume,
      playMode: alarm.playMode,
    },
    withGroup: alarm.includeLinkedZones,
  });
  if (alarm.recurrence !== 'ONCE') return;
  alarm.enabled = false;
  world.household.alarmListVersion += 1;
  world.changed();
}
