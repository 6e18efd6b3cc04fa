import { expect, it } from 'vitest';
import { InTurn } from './in-turn.ts';

it('begins each when the one before is over, and ends as each does', async () => {
  const inTurn = new InTurn();
  const said: string[] = [];
  const first = Promise.withResolvers<void>();
  const work = (name: string, until?: Promise<void>) => async () => {
    said.push(`${name} begins`);
    await until;
    said.push(`${name} ends`);
    return name;
  };
  const all = [inTurn.run(work('one', first.promise)), inTurn.run(work('two'))];
  await Promise.resolve();
  expect(said).toEqual(['one begins']);
  first.resolve();
  expect(await Promise.all(all)).toEqual(['one', 'two']);
  expect(said).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
});

it('goes on after one that failed, and is settled when all are over', async () => {
  const inTurn = new InTurn();
  const failing = inTurn.run(() => Promise.reject(new Error('no')));
  let isDone = false;
  const next = inTurn.run(async () => {
    isDone = true;
  });
  await expect(failing).rejects.toThrow('no');
  await inTurn.settled();
  expect(isDone).toBe(true);
  await next;
});
