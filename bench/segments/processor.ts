import { readdirSync, readFileSync } from 'node:fs';

/** Microseconds that a process has had a processor, and that it would have run and had none. */
export interface Spent {
  readonly ran: number;
  readonly waited: number;
}

/**
 * What a running process has spent so far: running, of all its threads; waiting, of the first, which does the work. From `schedstat`, in
 * nanoseconds (kernel documentation, scheduler/sched-stats). What the kernel does for a datagram while the process sends it, as far
 * as the receiver's socket, is in it.
 */
export function spentBy(pid: number): Spent {
  const of = (task: string): Spent => spentIn(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'latin1'));
  const ran = readdirSync(`/proc/${pid}/task`).map((task) => of(task).ran);
  return { ran: ran.reduce((sum, one) => sum + one, 0), waited: of(`${pid}`).waited };
}

/** Throws where the kernel counts no such thing: a benchmark without it says nothing. */
export function spentIn(schedstat: string): Spent {
  const [, ran, waited] = /^(\d+) (\d+) \d+\n?$/.exec(schedstat) ?? [];
  if (ran === undefined || waited === undefined) throw new Error(`no schedstat: ${schedstat}`);
  return { ran: Number(ran) / 1000, waited: Number(waited) / 1000 };
}
