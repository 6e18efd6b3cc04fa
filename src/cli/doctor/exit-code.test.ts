import { expect, it } from 'vitest';
import type { Examined } from '../../guard/doctor/examination.ts';
import { exitCodeOf } from './exit-code.ts';

const one = (verdict: Examined['verdict'], more: Partial<Examined> = {}): Examined => ({
  id: 'x',
  title: 'x',
  verdict,
  evidence: [],
  cures: [],
  sent: [],
  ...more,
});

it.each<[number, string, readonly Examined[]]>([
  [0, 'nothing fails', [one('pass'), one('not-applicable')]],
  [0, 'what nobody asked for could not be told', [one('pass'), one('inconclusive', { unasked: true })]],
  [
    2,
    'something could not be told',
    [one('pass'), one('inconclusive'), one('inconclusive', { unasked: true })],
  ],
  [1, 'something fails', [one('inconclusive'), one('fail')]],
])('is %i where %s', (code, _, examined) => {
  expect(exitCodeOf(examined)).toBe(code);
});
