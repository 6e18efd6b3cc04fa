import { policyToJson } from '@cedar-policy/cedar-wasm/nodejs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { string } from './cedar-text.ts';

const conditionOf = (when: string): unknown => {
  const read = policyToJson(`permit (principal, action, resource) when { ${when} };`);
  return read.type === 'success' ? read.json.conditions[0]?.body : read.errors;
};

it('writes any text so that Cedar reads the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(conditionOf(`${string(text)} == "x"`)).toEqual({
        '==': { left: { Value: text }, right: { Value: 'x' } },
      });
    }),
    { numRuns: 100 },
  );
});
