import type { Principal } from '../identity/principal.ts';
import type { NotUnderstood } from '../request/understood.ts';
import type { PlayerPlace } from './guarded-player.ts';
import type { JournalEntry } from '../../journal/entry.ts';
import type { AccessRequest } from '../policy/access-request.ts';
import type { Decision } from '../policy/decision.ts';

/** Where a request came from and how its sender is known. */
export interface Origin {
  readonly address: string;
  readonly ground: string;
}

/** What the journal keeps of a decision. */
export const decisionEntry = (
  { principal, action, room, rooms, context }: AccessRequest,
  { effect, reasons }: Decision,
  { address, ground }: Origin,
): JournalEntry => ({
  kind: 'decision',
  at: context.at,
  facts: {
    effect,
    reasons: reasons.map(({ id }) => id),
    ...ruleOf(reasons),
    ...detailOf(reasons),
    principal: principal.id,
    principalKind: principal.kind,
    role: principal.role,
    binding: principal.binding,
    ground,
    address,
    action: action.id,
    class: action.riskClass,
    room,
    ...(rooms.length > 1 ? { rooms } : {}),
    ...(context.volumes ? { volumes: context.volumes } : {}),
    ...(context.sources && context.sources.length > 0
      ? { sources: context.sources.map(({ scheme, host = '' }) => `${scheme}:${host}`) }
      : {}),
    ...(context.approved ? { approved: true } : {}),
  },
});

const ruleOf = (reasons: Decision['reasons']): { readonly rule?: string } => {
  const rule = reasons.find((reason) => reason.rule)?.rule;
  return rule ? { rule: `${rule.file}:${rule.line} ${rule.path}` } : {};
};

const detailOf = (reasons: Decision['reasons']): { readonly detail?: string } => {
  const detail = reasons.find((reason) => reason.detail !== undefined)?.detail;
  return detail === undefined ? {} : { detail };
};

/** What the journal keeps of a request that was turned away before there was anything to decide. */
export const refusalEntry = (
  { reason, detail, about }: NotUnderstood,
  {
    place,
    principal,
    at,
    address,
    ground,
  }: Origin & { readonly place: PlayerPlace; readonly principal: Principal; readonly at: number },
): JournalEntry => ({
  kind: 'decision',
  at,
  facts: {
    effect: 'forbid',
    reasons: [reason],
    detail,
    principal: principal.id,
    principalKind: principal.kind,
    role: principal.role,
    binding: principal.binding,
    ground,
    address,
    action: about,
    room: place.room,
  },
});
