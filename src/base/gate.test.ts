import { expect, it } from 'vitest';
import { Gate } from './gate.ts';

it('lets one in at a time, in order, a few wait, and turns the rest away', async () => {
  const gate = new Gate(3);
  let inside = 0;
  const seen: string[] = [];
  const work = (name: string) => async () => {
    inside += 1;
    seen.push(`${name} with ${inside}`);
    await Promise.resolve();
    inside -= 1;
    if (name === 'b') throw new Error('b fails');
    return name;
  };
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => gate.enter(work(name)));
  expect(d).toBeUndefined();
  await expect(b).rejects.toThrow('b fails');
  expect([await a, await c, seen]).toEqual(['a', 'c', ['a with 1', 'b with 1', 'c with 1']]);
  expect(await gate.enter(work('e'))).toBe('e');
});
