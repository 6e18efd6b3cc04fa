import { describe, expect, it } from 'vitest';
import { type Build, parseBuild } from '../base/build.ts';
import { generationOf, relationOf, versionLineOf } from './builds.ts';

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
  ] as const)('%s against %s on %s: %s', (one, other, model, relation) => {
    expect(relationOf(build(one), build(other), model)).toBe(relation);
  });

  it('knows the generation', () => {
    expect(['57.23-74170', '63.2-90210', '97.1-80312'].map((text) => generationOf(build(text)))).toEqual([
      1, 2, 2,
    ]);
  });
});
