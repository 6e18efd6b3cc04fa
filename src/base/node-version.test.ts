import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { NEEDED_NODE, oldNodeFailure } from './node-version.ts';

it('is as package.json has it', () => {
  const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(engines).toEqual({ node: `>=${NEEDED_NODE}` });
});

it('an older one is said, with its version, and no other', () => {
  expect(oldNodeFailure('20.19.2')).toMatchObject({
    code: 'node-old',
    message: 'this is Node.js 20.19.2, and Tonewall needs 24 or later',
  });
  expect(['24.0.0', '26.1.0'].map(oldNodeFailure)).toEqual([undefined, undefined]);
});
