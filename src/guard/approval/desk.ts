import type { Result } from '../../base/result.ts';
import type { Journal, JournalEntry } from '../../journal/entry.ts';
import type { Clock } from '../../ports/clock.ts';
import {
  type Approval,
  type Approvals,
  approve,
  askFor,
  current,
  NO_APPROVALS,
  take,
  withoutRoom,
} from './approvals.ts';
import type { Principal } from '../identity/principal.ts';
import { type ApprovalAsk, approvalKey } from './ask.ts';

export interface DeskPorts {
  readonly clock: Clock;
  readonly journal: Journal;
}

/**
 * Where requests wait for an owner. In memory only: a guard that starts anew has approved nothing, so no pass is used
 * twice. Times are of the clock that never goes back.
 */
export class ApprovalDesk {
  readonly #ports: DeskPorts;
  #approvals: Approvals = NO_APPROVALS;

  constructor(ports: DeskPorts) {
    this.#ports = ports;
  }

  /** Remembers a request that needs an approval. `too-many` wait already: then it is refused and nothing remembered. */
  ask(ask: ApprovalAsk): Result<Approval, 'too-many'> {
    const { next } = this.#approvals;
    const { approvals, answer } = askFor(this.#approvals, { ask, key: approvalKey(ask), at: this.#now() });
    this.#approvals = approvals;
    if (answer.ok && answer.value.number === next) this.#append('approval-asked', answer.value);
    return answer;
  }

  /**
   * Whether an owner has approved this very request; the approval is used up. Call it only when nothing but the approval
   * is missing. Without a journal entry nothing passes.
   */
  take(ask: ApprovalAsk): boolean {
    const { approvals, answer } = take(this.#approvals, { key: approvalKey(ask), at: this.#now() });
    this.#approvals = approvals;
    return answer !== undefined && this.#append('approval-used', answer);
  }

  /** An owner approves what waits under this number; `by` whom, where that is known (the command line does not say). */
  approve(number: number, by?: Principal): Result<Approval, 'nothing-waits' | 'before' | 'journal-failed'> {
    const { approvals, answer } = approve(this.#approvals, { number, at: this.#now() });
    const facts = by ? { by: `${by.kind}:${by.id}` } : {};
    if (answer.ok && !this.#append('approval-given', answer.value, facts))
      return { ok: false, error: 'journal-failed' };
    this.#approvals = approvals;
    return answer;
  }

  /** What waits for an owner, and what for its retry, oldest first. */
  list(): readonly Approval[] {
    this.#approvals = current(this.#approvals, this.#now());
    return this.#approvals.list;
  }

  /** What an owner approved of a room was meant for the player that was there. */
  forget(room: string): void {
    this.#approvals = withoutRoom(this.#approvals, room);
  }

  /** Milliseconds until it is over. */
  leftMs({ endsAt }: Approval): number {
    return Math.max(0, endsAt - this.#now());
  }

  #now(): number {
    return this.#ports.clock.elapsed();
  }

  #append(kind: string, { number, ask }: Approval, more: JournalEntry['facts'] = {}): boolean {
    const { principal, address, room, action } = ask;
    const facts: JournalEntry['facts'] = {
      number,
      principal: principal.id,
      kind: principal.kind,
      name: principal.name,
      address,
      room,
      action,
      ...more,
    };
    return this.#ports.journal.append({ kind, at: this.#ports.clock.now(), facts });
  }
}
