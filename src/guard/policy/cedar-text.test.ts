import { policyToJson } from '@cedar-policy/cedar-wasm/nodejs';
import { expect, it } from 'vitest';
import { all, any, beginsWith, endsWith, entity, oneOf, string } from './cedar-text.ts';

const conditionOf = (when: string): unknown => {
  const read = policyToJson(`permit (principal, action, resource) when { ${when} };`);
  return read.type === 'success' ? read.json.conditions[0]?.body : read.errors;
};

it.each(['"', '\\', '\\"', '*', '\n', '"]) || true', '\u2028', '☂', '\u{1f508}'])('escapes %j', (text) => {
  expect(string(text)).toMatch(/^"[ -~]*"$/);
  expect(conditionOf(`${string(text)} == "x"`)).toEqual({
    '==': { left: { Value: text }, right: { Value: 'x' } },
  });
});

it('writes a star in a pattern as a star', () => {
  const pattern = (when: string) => (conditionOf(when) as { like: { pattern: unknown } }).like.pattern;
  expect(pattern(beginsWith('context.action', 'a*b'))).toEqual([
    { Literal: 'a' },
    { Literal: '*' },
    { Literal: 'b' },
    'Wildcard',
  ]);
  expect(pattern(endsWith('context.action', '.é'))).toEqual(['Wildcard', { Literal: '.' }, { Literal: 'é' }]);
});

it('has words for nothing', () => {
  expect([any([]), all([]), oneOf('resource', [])]).toEqual(['false', 'true', 'false']);
  expect(oneOf('resource', [entity('Room', 'A"')])).toBe('[Room::"A\\u{22}"].contains(resource)');
  expect(any(['a', 'b || c'])).toBe('(a) || (b || c)');
});
