import type { ActionName } from '../../config/action-names.ts';
import type { RuleSet } from '../../config/config.ts';
import type { Principal } from '../identity/principal.ts';
import type { GuardedAction } from './access-request.ts';
import { isAbout } from './about.ts';
import { actionNames, covers } from './actions.ts';
import type { Reason, RulePlace } from './decision.ts';
import type { Moment } from './moment.ts';
import { holdsAt, type Schedule, scheduleOf } from './schedule.ts';

/** A permit in plain form, to tell why none applied. */
export interface Permit {
  readonly rules: Pick<RuleSet, 'about' | 'id'>;
  readonly actions: readonly ActionName[];
  readonly rooms: readonly string[] | undefined;
  readonly schedule: Schedule | undefined;
  readonly place: RulePlace;
}

export const permitsOf = (rules: RuleSet): readonly Permit[] =>
  (rules.rule.also ?? []).map(({ may, rooms, hours, days }, index) => ({
    rules,
    actions: actionNames(may),
    rooms,
    schedule: scheduleOf(hours, days),
    place: rules.place(['also', index]),
  }));

interface Missed {
  readonly principal: Principal;
  readonly action: GuardedAction;
  readonly room: string;
  readonly moment: Moment;
}

/**
 * The most telling reason why nothing permits: an hour that has not come, else a room that is out of reach, else that it
 * is not known who asks, else that there is no rule.
 */
export function whyNoPermit(permits: readonly Permit[], missed: Missed): Reason {
  const { principal, action, room, moment } = missed;
  const near = permits.filter(({ rules, actions }) => isAbout(rules, principal) && covers(actions, action));
  const later = near.find(
    ({ rooms, schedule }) => schedule && !holdsAt(schedule, moment) && (rooms?.includes(room) ?? true),
  );
  if (later) return { id: 'outside-hours', rule: later.place };
  const elsewhere = near.find(({ rooms }) => rooms && !rooms.includes(room));
  if (elsewhere) return { id: 'room-not-permitted', rule: elsewhere.place, detail: room };
  const unknown = principal.kind === 'nobody' || principal.kind === 'segment';
  return { id: unknown ? 'unauthenticated' : 'no-rule' };
}
