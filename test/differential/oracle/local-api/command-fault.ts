import type { AccessRequest, SourcePlace } from '../../../../src/guard/policy/access-request.ts';
import type { Room } from '../../generate/houses.ts';
import type { Commanded } from '../../subject/subject.ts';
import { REFERENCE } from '../reference-policy.ts';
import { askedAboutCommand } from './asked-about-command.ts';

/** What is wrong with what a player did for a command; undefined where nothing is. */
export function commandFault(room: Room, { done, judged }: Commanded): string | undefined {
  const executed = askedAboutCommand(room, done);
  const { effect, reasons } = REFERENCE.decide(executed);
  if (effect === 'forbid') return `executed and forbidden (${reasons[0]?.id}): ${toldOf(done)}`;
  const beyond = judged && beyondJudgement(judged, executed);
  return beyond === undefined ? undefined : `executed beyond what was judged (${beyond}): ${toldOf(done)}`;
}

/** Without the body, which may be of any depth. */
const toldOf = ({ id, acts, fetched }: Commanded['done']): string =>
  JSON.stringify({ id, acts: acts.map(({ service, action, args }) => ({ service, action, args })), fetched });

/** A player may do less than what was judged, and may refuse; it may not do more, or something else. */
function beyondJudgement(judged: AccessRequest, executed: AccessRequest): string | undefined {
  const { id } = executed.action;
  if (id !== 'local-api.nothing' && id !== judged.action.id) return `not ${judged.action.id}`;
  const room = executed.rooms.find((one) => !judged.rooms.includes(one));
  if (room !== undefined) return room;
  const levels = judged.context.volumes ?? {};
  const loud = Object.entries(executed.context.volumes ?? {}).find(
    ([one, level]) => !isWithin(level, levels[one]),
  );
  if (loud) return `${loud[0]} at ${loud[1]}`;
  const source = (executed.context.sources ?? []).find((one) => !isAmong(judged.context.sources ?? [], one));
  return source && `${source.scheme}:${source.host ?? ''}`;
}

const isWithin = (level: number | 'unknown', judged: number | 'unknown' | undefined): boolean =>
  judged === 'unknown' || (judged !== undefined && Number(level) <= judged);

const isAmong = (judged: readonly SourcePlace[], { host }: SourcePlace): boolean =>
  judged.some((one) => one.host === host);
