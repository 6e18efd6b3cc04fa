import { expect, it } from 'vitest';
import { field, parsed, textIn } from './json.ts';

it('reads what is JSON', () => {
  expect([parsed('{"a":[1]}'), parsed('{'), parsed('')]).toEqual([{ a: [1] }, undefined, undefined]);
});

it("finds no field that is not the object's own", () => {
  const fields = [field({}, 'constructor'), field(null, 'x'), field('x', 'length'), field({ a: 1 }, 'a')];
  expect(fields).toEqual([undefined, undefined, undefined, 1]);
  expect(field(parsed('{"__proto__": 7}'), '__proto__')).toBe(7);
});

it('takes a text for a text only', () => {
  expect([textIn({ a: 'x' }, 'a'), textIn({ a: 1 }, 'a'), textIn({}, 'a')]).toEqual([
    'x',
    undefined,
    undefined,
  ]);
});
