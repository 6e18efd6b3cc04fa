import { regroup } from '../../media/regroup.ts';
import { stop } from '../../media/rest.ts';
import { parseTime } from '../../media/time.ts';
import { leaveGroup } from '../../state/grouping.ts';
import { groupOf } from '../../state/groups.ts';
import type { PlayerState } from '../../state/player.ts';
import type { World } from '../../world.ts';
import { playProgram, type Program } from './program.ts';

export interface Ringing {
  readonly id: string;
  /** `2026-11-24 06:45:00` of the household. */
  readonly startedAt: string;
  /** `H:MM:SS`; empty for an alarm that goes on. */
  readonly duration: string;
  readonly program: Program;
  /** IncludeLinkedZones: the whole group hears it. Otherwise the room leaves its group. */
  readonly withGroup: boolean;
}

/**
 * An alarm rings in a room: in its group or alone, for as long as it lasts. False when its program is none.
 * Unsure: whether a room that left its group for an alarm comes back; here it does not.
 */
export function ring(world: World, room: PlayerState, ringing: Ringing): boolean {
  if (room.bond.invisible) return false;
  const player = ringing.withGroup ? leaderOf(world, room) : room;
  if (!ringing.withGroup) regroup(world, () => leaveGroup(world.household, room.id));
  if (!playProgram(world, player, ringing.program)) return false;
  const alarm = { id: ringing.id, startedAt: ringing.startedAt, snoozing: false };
  player.alarm = alarm;
  player.alarmRuns = (player.alarmRuns ?? 0) + 1;
  world.changed();
  const seconds = parseTime(ringing.duration);
  const end = (): void => {
    if (player.alarm === alarm) stop(world, player);
  };
  if (seconds !== undefined && seconds > 0) world.clock.after(seconds * 1000, end, { unref: true });
  return true;
}

const leaderOf = ({ household }: World, room: PlayerState): PlayerState =>
  household.players[groupOf(household, room.id)?.coordinator ?? room.id] ?? room;
