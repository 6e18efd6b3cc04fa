import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sceneOf } from '../../../../test/rig/doctor.ts';
import { oldNode } from './old-node.ts';

const look = (nodeVersion: string) => oldNode.look(sceneOf({ machine: { nodeVersion } }));

it('fails below the version that the package asks for, and passes from there on', async () => {
  const manifest = JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8'));
  expect(manifest.engines.node).toBe('>=24');
  expect(await look('23.11.1')).toEqual({
    verdict: 'fail',
    evidence: ['This is Node.js 23.11.1.'],
    cures: ['Install Node.js 24 or later: https://nodejs.org/en/download'],
    sent: [],
  });
  expect((await look('24.0.0')).verdict).toBe('pass');
  expect((await look('100.1.0')).verdict).toBe('pass');
});
