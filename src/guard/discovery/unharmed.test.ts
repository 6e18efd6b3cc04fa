import { expect, it } from 'vitest';
import { silentLog } from '../../ports/log.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { unharmed, unharmedClock } from './unharmed.ts';

function handling() {
  const said: unknown[] = [];
  const done: string[] = [];
  const log = { ...silentLog, warn: (_: string, facts?: object) => void said.push(facts) };
  const handle = unharmed(log, (text: string, isLater: boolean): void | Promise<void> => {
    if (text === 'odd') {
      const problem = new Error('not writable');
      if (isLater) return Promise.reject(problem);
      throw problem;
    }
    done.push(text);
  });
  return { handle, said, done };
}

it('handles at once', () => {
  const { handle, done } = handling();
  handle('one', false);
  expect(done).toEqual(['one']);
});

it.each([false, true])(
  'goes on where one cannot be handled, and says it once (later: %s)',
  async (isLater) => {
    const { handle, said, done } = handling();
    for (const text of ['odd', 'odd', 'two']) handle(text, isLater);
    await new Promise(setImmediate);
    expect([done, said]).toEqual([['two'], [{ problem: 'not writable' }]]);
  },
);

it('goes on where something cannot be done that was due, and can be told not to', () => {
  const said: unknown[] = [];
  const done: string[] = [];
  const steered = createSteeredClock();
  const clock = unharmedClock(steered, { ...silentLog, warn: (...what) => void said.push(what) });
  const odd = (): never => {
    throw new Error('not writable');
  };
  clock.after(5, odd);
  clock.after(6, () => void done.push('two'));
  clock.after(7, () => void done.push('three')).cancel();
  steered.advance(10);
  expect([done, clock.elapsed()]).toEqual([['two'], 10]);
  expect(said).toEqual([
    ['what was due could not be done: please report this as a defect', { problem: 'not writable' }],
  ]);
});
