import { expect, it } from 'vitest';
import { fail, inconclusive, notApplicable, pass, together } from './finding.ts';

it('together they are as bad as the worst, and nothing that was seen is lost', () => {
  const parts = [
    pass('a is well.'),
    fail('b is not.', 'mend'),
    inconclusive('c is hidden.', 'mend', 'look'),
    notApplicable('d is no part.'),
  ];
  expect(together(parts)).toEqual({
    verdict: 'fail',
    evidence: ['a is well.', 'b is not.', 'c is hidden.', 'd is no part.'],
    cures: ['mend', 'look'],
    sent: [],
  });
});

it('what cannot be told outweighs what is well, and that outweighs what is no part', () => {
  expect(together([pass('a'), inconclusive('b')]).verdict).toBe('inconclusive');
  expect(together([notApplicable('a'), pass('b')]).verdict).toBe('pass');
});

it('nothing at all is no pass', () => {
  expect(together([])).toEqual({ verdict: 'not-applicable', evidence: [], cures: [], sent: [] });
});
