import { describe, expect, it } from 'vitest';
import { parseBuild } from '../base/build.ts';
import { generationOf } from './builds.ts';

describe('the generation', () => {
  it.each([
    ['57.23-74170', 1],
    ['63.2-90210', 2],
    ['97.1-80312', 2],
  ] as const)('of %s is %i', (text, generation) => {
    const build = parseBuild(text);
    expect(build && generationOf(build)).toBe(generation);
  });
});
