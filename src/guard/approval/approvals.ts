import { err, ok, type Result } from '../../base/result.ts';
import type { ApprovalAsk } from './ask.ts';

/** How long a request waits for an owner, and an approval for the retry, in milliseconds. */
export const APPROVAL_MS = 120_000;
/** Together, and of one principal: one that asks without end keeps nobody else's request out. */
export const MOST_WAITING = 64;
export const MOST_WAITING_EACH = 8;

/** A request that waits for an owner, or was approved and waits for its retry. */
export interface Approval {
  /** Short, for typing; not given twice while a guard runs. */
  readonly number: number;
  readonly key: string;
  readonly ask: ApprovalAsk;
  readonly stand: 'waiting' | 'approved';
  /** Of a clock that never goes back; the moment itself is too late. */
  readonly endsAt: number;
}

/** Everything that waits, and the number of the next. Plain and whole: each step gives a new one. */
export interface Approvals {
  readonly next: number;
  readonly list: readonly Approval[];
}

export const NO_APPROVALS: Approvals = { next: 1, list: [] };

export interface Step<T> {
  readonly approvals: Approvals;
  readonly answer: T;
}

interface Asked {
  readonly ask: ApprovalAsk;
  readonly key: string;
  readonly at: number;
}

/** Remembers a request. One that waits already stays as it is: asking again gives neither time nor a second number. */
export function askFor(before: Approvals, { ask, key, at }: Asked): Step<Result<Approval, 'too-many'>> {
  const approvals = current(before, at);
  const known = approvals.list.find((approval) => approval.key === key);
  if (known) return { approvals, answer: ok(known) };
  const own = approvals.list.filter((other) => isOfSameAsker(other.ask, ask));
  if (approvals.list.length >= MOST_WAITING || own.length >= MOST_WAITING_EACH)
    return { approvals, answer: err('too-many') };
  const approval: Approval = { number: approvals.next, key, ask, stand: 'waiting', endsAt: at + APPROVAL_MS };
  return {
    approvals: { next: approvals.next + 1, list: [...approvals.list, approval] },
    answer: ok(approval),
  };
}

/**
 * An owner approves. The retry then has the full time again. `before`: it was approved already, and that was its one
 * pass: neither a second pass nor more time.
 */
export function approve(
  before: Approvals,
  { number, at }: { readonly number: number; readonly at: number },
): Step<Result<Approval, 'nothing-waits' | 'before'>> {
  const approvals = current(before, at);
  const found = approvals.list.find((approval) => approval.number === number);
  if (!found) return { approvals, answer: err('nothing-waits') };
  if (found.stand === 'approved') return { approvals, answer: err('before') };
  const approved: Approval = { ...found, stand: 'approved', endsAt: at + APPROVAL_MS };
  const list = approvals.list.map((approval) => (approval === found ? approved : approval));
  return { approvals: { ...approvals, list }, answer: ok(approved) };
}

/** The retry: the approval that lets it pass, used up with this. */
export function take(
  before: Approvals,
  { key, at }: { readonly key: string; readonly at: number },
): Step<Approval | undefined> {
  const approvals = current(before, at);
  const pass = approvals.list.find((approval) => approval.key === key && approval.stand === 'approved');
  if (!pass) return { approvals, answer: undefined };
  return {
    approvals: { ...approvals, list: approvals.list.filter((other) => other !== pass) },
    answer: pass,
  };
}

/** Without what was asked of a room: its player is another one now, or none. */
export const withoutRoom = (approvals: Approvals, room: string): Approvals => ({
  ...approvals,
  list: approvals.list.filter(({ ask }) => ask.room !== room),
});

/** Without what is over. */
export function current(approvals: Approvals, at: number): Approvals {
  const list = approvals.list.filter(({ endsAt }) => at < endsAt);
  return list.length === approvals.list.length ? approvals : { ...approvals, list };
}

/** Strangers are one principal, but not one asker. */
const isOfSameAsker = (one: ApprovalAsk, other: ApprovalAsk): boolean =>
  one.principal.kind === other.principal.kind &&
  one.principal.id === other.principal.id &&
  (one.principal.kind === 'device' || one.address === other.address);
