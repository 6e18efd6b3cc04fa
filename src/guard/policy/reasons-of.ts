import type { Decision, Reason } from './decision.ts';
import type { ReasonId } from './reasons.ts';

/** What is told first: what the asker can change least. */
const ORDER: readonly ReasonId[] = [
  'policy-failed',
  'unauthenticated',
  'read-only',
  'no-rule',
  'forbidden-by-rule',
  'room-not-permitted',
  'source-not-permitted',
  'outside-hours',
  'quiet-hours',
  'volume-cap',
  'volume-unknown',
  'needs-approval',
];

const rank = ({ id }: Reason): number => {
  const at = ORDER.indexOf(id);
  return at < 0 ? ORDER.length : at;
};

const keyOf = ({ id, rule, detail }: Reason): string =>
  JSON.stringify([id, rule?.file, rule?.line, rule?.path, detail]);

const distinct = (reasons: readonly Reason[]): readonly Reason[] => [
  ...new Map(reasons.map((reason) => [keyOf(reason), reason])).values(),
];

/** In the order of the file: Cedar names the policies that decided in no order. */
const byPlace = (a: Reason, b: Reason): number =>
  rank(a) - rank(b) || (a.rule?.line ?? 0) - (b.rule?.line ?? 0) || keyOf(a).localeCompare(keyOf(b), 'en');

/** More say nothing to anybody. */
const MAX_REASONS = 16;

const ordered = (reasons: readonly Reason[]): readonly Reason[] =>
  distinct(reasons).toSorted(byPlace).slice(0, MAX_REASONS);

/** A permit with the rules that permit, each once. */
export function permit(reasons: readonly Reason[]): Decision {
  const told = ordered(reasons);
  return told.length > 0 ? { effect: 'permit', reasons: told } : refusal([{ id: 'policy-failed' }]);
}

/** A forbid. Where it is not known who asks, that is all that is told. */
export function refusal(reasons: readonly Reason[]): Decision {
  const unknown = reasons.find(({ id }) => id === 'unauthenticated');
  const told = unknown ? [unknown] : ordered(reasons);
  return { effect: 'forbid', reasons: told.length > 0 ? told : [{ id: 'policy-failed' }] };
}
