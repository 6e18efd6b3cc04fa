import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../vectors/formats.ts';
import { mutated } from './mutate.ts';
import { fault } from './outcome.ts';
import { seedsOf } from './seeds.ts';

const RUNS = 1500;

/** No single input of these sizes (at most some 100 KB) takes a parser longer; a slow machine has room to spare. */
const LONGEST_MS = 2000;

/** Bytes near valid messages give a value or a refusal, never an exception, and in bounded time. */
describe.each(Object.entries(FORMATS))('%s', (format, parse) => {
  it('bears mutated messages', () => {
    fc.assert(
      fc.property(mutated(seedsOf(format)), (bytes) => {
        const start = performance.now();
        expect(fault(parse(bytes))).toBeUndefined();
        expect(performance.now() - start).toBeLessThan(LONGEST_MS);
      }),
      { numRuns: RUNS },
    );
  });

  it('bears bytes without form', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300, size: 'max' }), (bytes) => {
        expect(fault(parse(bytes))).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });
});
