import type { LabProcess } from '../../test/lab/process.ts';
import { type Figure, goalOf } from '../benchmark.ts';
import { type Spent, spentBy } from './processor.ts';

const MOST_MICROSECONDS = 30;

export interface Cost extends Spent {
  /** Microseconds by the clock. */
  readonly took: number;
}

/** What a process spent while the work was done, and what came of the work. */
export async function costOf<T>(
  { pid }: Pick<LabProcess, 'pid'>,
  work: () => Promise<T>,
): Promise<{ readonly cost: Cost; readonly done: T }> {
  const [before, began] = [spentBy(pid), performance.now()];
  const done = await work();
  const [after, took] = [spentBy(pid), (performance.now() - began) * 1000];
  return { cost: { ran: after.ran - before.ran, waited: after.waited - before.waited, took }, done };
}

/** `handled`: datagrams that came in and that were sent. `isOurs`: it has a goal. */
export function costFigures(
  { ran, waited, took }: Cost,
  handled: number,
  isOurs: boolean,
): readonly Figure[] {
  const value = ran / Math.max(1, handled);
  const goal = isOurs ? goalOf(value, 'at most', MOST_MICROSECONDS) : {};
  return [
    { name: '  processor time', value, unit: 'µs for each datagram in and out', ...goal },
    // On a machine that does other work too, this is what losses come from.
    { name: '  waited for a processor', value: (100 * waited) / took, unit: '% of the time' },
  ];
}

/** What should have come and did not. More than should have come is no loss. */
export function lossFigure(what: string, expected: number, arrived: number): Figure {
  const value = Math.max(0, expected - arrived);
  return {
    name: `  ${what} lost`,
    value,
    unit: `of ${expected.toLocaleString('en')}`,
    ...goalOf(value, 'at most', 0),
  };
}
