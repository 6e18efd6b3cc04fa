import type { Recorder } from '../../journal/gather.ts';
import type { ApprovalDesk } from '../approval/desk.ts';
import { type Aim, aimOf, isOfGroup } from '../effects/aims.ts';
import type { AccessRequest } from '../policy/access-request.ts';
import type { Decision, Policy } from '../policy/decision.ts';
import type { ReasonId } from '../policy/reasons.ts';
import { decisionEntry } from '../record/decision-entry.ts';
import { approvalAskOf } from './approval-ask.ts';
import type { Asked } from './ask-policy.ts';
import { type Figures, isQuieter, withFigures } from './closer-look.ts';
import type { Asker } from './enter.ts';
import { PERMITTED_WITHOUT_JOURNAL, withoutJournal } from './without-journal.ts';

export interface RulingParts {
  readonly desk: ApprovalDesk;
  /** Writes a decision down: whether that succeeded. */
  readonly record: Recorder;
  /** The policy in force now: another after a reload. */
  readonly policy: () => Policy;
}

export interface Ruling {
  readonly decision: Decision;
  /** How loud rooms are, where the decision rests on it. */
  readonly figures?: Figures;
}

/** Looks how loud rooms are. `not-alone`: not here, where a write may pass between the look and the act. */
export type Look = (aim: Aim) => Promise<Figures | undefined | 'not-alone'>;

interface Question {
  readonly request: AccessRequest;
  readonly asked: Asked;
  readonly asker: Asker;
  /** It was found before that the decision cannot be written down. */
  readonly unwritten: boolean;
  readonly look: Look;
}

/** A look has to be had where the players hold still for this request alone; `unwritten` is what was found of the journal. */
export interface LookAlone {
  readonly lookAlone: true;
  readonly unwritten: boolean;
}

/**
 * The rules in force when it was asked (others make it outdated), an owner's approval, a closer look at volumes where that may settle it, and the journal: in this order. What
 * the policy permits by the request alone is not looked at, so that nothing is asked of players for those without a cap.
 */
export async function ruleOn(
  parts: RulingParts,
  question: Question,
): Promise<Ruling | LookAlone | 'outdated'> {
  const judging = judgedBy(parts, question);
  const judged = judging instanceof Promise ? await judging : judging;
  if (judged === 'outdated' || 'lookAlone' in judged) return judged;
  const { request, decision } = judged;
  const entry = decisionEntry(request, decision, question.asker);
  const isWritten = !question.unwritten && (await parts.record(entry));
  return isWritten ? judged : unwrittenRuling(question, judged);
}

interface Judged extends Ruling {
  readonly request: AccessRequest;
}

type Ruled = Judged | LookAlone | 'outdated';

const isOutdated = (parts: RulingParts, { asked }: Question): boolean => parts.policy() !== asked.rules;

function judgedBy(parts: RulingParts, question: Question): Ruled | Promise<Ruled> {
  const { request, asked } = question;
  if (isOutdated(parts, question)) return 'outdated';
  const decision = withApproval(parts, request, question);
  const aim = aimOf(asked.understood);
  return aim && maySettle(aim, decision)
    ? judgedByFigures(parts, question, { aim, decision })
    : { request, decision };
}

async function judgedByFigures(
  parts: RulingParts,
  question: Question,
  { aim, decision }: { readonly aim: Aim; readonly decision: Decision },
): Promise<Ruled> {
  const { request, look, unwritten } = question;
  const figures = await look(aim);
  if (figures === 'not-alone') return { lookAlone: true, unwritten };
  if (isOutdated(parts, question)) return 'outdated';
  if (!figures) return { request, decision };
  const closer = { ...request, context: withFigures(request.context, figures) };
  return { request: closer, decision: withApproval(parts, closer, question), figures };
}

/** Whether knowing how loud rooms are could make a difference. */
const maySettle = (aim: Aim, { effect, reasons }: Decision): boolean =>
  effect === 'forbid' &&
  reasons.some(({ id }) => id === 'quiet-hours' || (isOfGroup(aim) && OF_CAPS.includes(id)));

const OF_CAPS: readonly ReasonId[] = ['volume-cap', 'volume-unknown'];

/** What makes no room louder stays possible without a journal. */
async function unwrittenRuling(
  { asked, look }: Question,
  { decision: judged, figures: known }: Judged,
): Promise<Ruling | LookAlone> {
  const decision = withoutJournal(judged, asked.understood);
  const aim = aimOf(asked.understood);
  if (judged.effect === 'forbid' || decision.effect === 'permit' || !aim)
    return known ? { decision, figures: known } : { decision };
  const figures = known ?? (await look(aim));
  if (figures === 'not-alone') return { lookAlone: true, unwritten: true };
  return figures && isQuieter(figures) ? { decision: PERMITTED_WITHOUT_JOURNAL, figures } : { decision };
}

/** A request that only lacks an owner's approval passes once when it is there, and is remembered for an owner when not. */
function withApproval(
  { desk }: Pick<RulingParts, 'desk'>,
  request: AccessRequest,
  { asked, asker }: Pick<Question, 'asked' | 'asker'>,
): Decision {
  const { rules } = asked;
  const decision = rules.decide(request);
  if (decision.reasons.some(({ id }) => id !== 'needs-approval')) return decision;
  const ask = approvalAskOf(request, asked.understood, asker);
  if (desk.take(ask)) return rules.decide({ ...request, context: { ...request.context, approved: true } });
  return desk.ask(ask).ok ? decision : { effect: 'forbid', reasons: [{ id: 'too-many' }] };
}
