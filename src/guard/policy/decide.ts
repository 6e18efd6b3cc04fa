import type { RiskClass } from '../../catalog/risk.ts';
import type { AccessRequest } from './access-request.ts';
import type { CompiledRule } from './compiled-rule.ts';
import type { Decision, Reason } from './decision.ts';
import { detailOf } from './details.ts';
import type { Moment } from './moment.ts';
import { type Permit, whyNoPermit } from './permits.ts';
import type { Answer, PreparedSet } from './prepared.ts';
import { contextOf, type Facet, facetsOf, principalIn } from './question.ts';
import { permit, refusal } from './reasons-of.ts';

/** One compiled policy, as deciding needs it. */
export interface Rulebook {
  readonly all: PreparedSet;
  /** Without the rules about places, for requests that name none: Cedar's time grows with the number of rules. */
  readonly withoutPlaces: PreparedSet;
  /** The permits without the forbids: whether anything permits at all. */
  readonly permitsOnly: PreparedSet;
  readonly rules: ReadonlyMap<string, CompiledRule>;
  readonly permits: readonly Permit[];
  /** Whether an owner's approval can make a difference to actions of this class. */
  readonly mayNeedApproval: (riskClass: RiskClass) => boolean;
  readonly roles: ReadonlySet<string>;
  readonly rooms: ReadonlySet<string>;
  readonly playerHosts: ReadonlySet<string>;
}

/** A playlist of places in a house of rooms is a few hundred; what is more is not judged. */
const MAX_FACETS = 512;

/**
 * The decision without any memory. A room at a time, a place at a time; each must be permitted. What would be permitted
 * with an owner's approval needs it; what would not be anyway is not worth an owner's time.
 */
export function decideAnew(book: Rulebook, request: AccessRequest, moment: Moment): Decision {
  // The limits of a role that is gone are gone as well: what a group permits must not stand alone.
  if (!book.roles.has(request.principal.role)) return refusal([{ id: 'no-rule' }]);
  const facets = facetsOf(request);
  if (facets.length > MAX_FACETS)
    return refusal([{ id: 'policy-failed', detail: 'too many rooms and places' }]);
  const approved = facets.map((facet) => judge(book, { request, facet, moment, approved: true }));
  const refused = approved.filter(({ allow }) => !allow);
  if (refused.length > 0) return refusal(refused.flatMap(({ reasons }) => reasons));
  if (request.context.approved || !book.mayNeedApproval(request.action.riskClass))
    return permit(approved.flatMap(({ reasons }) => reasons));
  const plain = facets.map((facet) => judge(book, { request, facet, moment, approved: false }));
  return plain.every(({ allow }) => allow)
    ? permit(plain.flatMap(({ reasons }) => reasons))
    : refusal(plain.filter(({ allow }) => !allow).flatMap(approvalOnly));
}

/** What approval alone decides is told as such, whatever rule asked for it. */
const approvalOnly = ({ reasons }: Judged): readonly Reason[] =>
  reasons.map(({ id, rule }) =>
    id === 'policy-failed' ? { id } : { id: 'needs-approval', ...(rule ? { rule } : {}) },
  );

interface Case {
  readonly request: AccessRequest;
  readonly facet: Facet;
  readonly moment: Moment;
  readonly approved: boolean;
}

interface Judged {
  readonly allow: boolean;
  readonly reasons: readonly Reason[];
}

const no = (...reasons: readonly Reason[]): Judged => ({ allow: false, reasons });

function judge(book: Rulebook, one: Case): Judged {
  const { request, facet, moment, approved } = one;
  if (!book.rooms.has(facet.room))
    return no({ id: 'room-not-permitted', ...said('room-not-permitted', one) });
  const context = contextOf(request, facet, { moment, approved, playerHosts: book.playerHosts });
  if (!context) return no({ id: 'source-not-permitted', ...said('source-not-permitted', one) });
  const question = {
    ...principalIn(request.principal),
    action: { type: 'Action', id: request.action.riskClass },
    resource: { type: 'Room', id: facet.room },
    context,
  };
  const answer = (facet.source ? book.all : book.withoutPlaces).ask(question);
  if (answer.failed) return no(failure(book, answer));
  if (answer.allow) return { allow: true, reasons: rulesOf(book, one, answer) };
  const permitted = book.permitsOnly.ask(question).allow;
  const forbidding = rulesOf(book, one, answer);
  if (permitted) return no(...forbidding);
  const why = whyNoPermit(book.permits, {
    principal: request.principal,
    action: request.action,
    room: facet.room,
    moment,
  });
  // It is not known who asks: nothing else is worth telling, and the two are never mixed.
  return why.id === 'unauthenticated' ? no(why) : no(why, ...forbidding);
}

function failure({ rules }: Rulebook, { failing: [first] }: Answer): Reason {
  const rule = first === undefined ? undefined : rules.get(first)?.place;
  return { id: 'policy-failed', ...(rule ? { rule } : {}) };
}

const rulesOf = ({ rules }: Rulebook, one: Case, { determining }: Answer): readonly Reason[] =>
  determining.flatMap((id) => {
    const rule = rules.get(id);
    return rule
      ? [{ id: rule.reason, rule: rule.place, ...said(rule.reason, { ...one, cap: rule.cap }) }]
      : [];
  });

function said(
  reason: Reason['id'],
  about: { readonly request: AccessRequest; readonly facet: Facet; readonly cap?: number | undefined },
): { readonly detail?: string } {
  const detail = detailOf(reason, about);
  return detail === undefined ? {} : { detail };
}
