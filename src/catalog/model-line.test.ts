import { describe, expect, it } from 'vitest';
import { type Build, parseBuild } from '../base/build.ts';
import { relationOf, versionLineOf } from './model-line.ts';

const build = (text: string): Build => {
  const parsed = parseBuild(text);
  if (!parsed) throw new Error(text);
  return parsed;
};

describe('version lines', () => {
  it.each([
    ['57.23-74170', 'S5', 's1'],
    ['86.10-80260', 'S12', 's2-older-hardware'],
    ['97.1-80312', 'S13', 's2'],
    ['78.1-52020', 'S23', 's2'],
    ['85.0-64200', 'S12', 's2-older-hardware'],
    ['87.1-81000', 'ZPS12', 's2-older-hardware'],
    ['87.1-81000', 'S11', 's2'],
    ['57.10-25140', 'S12', 's1'],
    ['97.1-80312', undefined, 's2'],
  ] as const)('%s on %s is %s', (text, model, line) => {
    expect(versionLineOf(build(text), model)).toBe(line);
  });

  it.each([
    ['86.7-77050', '86.10-80260', 'S1', 'older'],
    ['86.10-80260', '97.1-80312', undefined, 'not-comparable'],
    ['57.23-74170', '97.1-80312', 'S5', 'not-comparable'],
    ['95.0-77060', '97.1-80312', 'S18', 'older'],
    ['97.1-80312', '97.1-80312', 'S13', 'same'],
    ['97.1-80312', '92.0-72171', 'S13', 'newer'],
    ['79.1-53290', '83.1-61240', 'S12', 'older'],
    ['86.7-77050', '83.1-61240', 'S12', 'newer'],
    ['85.0-64200', '92.0-72171', 'S12', 'not-comparable'],
    ['87.1-81000', '86.10-80260', 'S12', 'newer'],
    ['87.1-81000', '92.0-72171', 'S12', 'not-comparable'],
  ] as const)('%s against %s on %s: %s', (one, other, model, relation) => {
    expect(relationOf(build(one), build(other), model)).toBe(relation);
  });
});
