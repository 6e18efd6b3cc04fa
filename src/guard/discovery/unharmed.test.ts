import { expect, it } from 'vitest';
import { silentLog } from '../../ports/log.ts';
import { unharmed } from './unharmed.ts';

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
