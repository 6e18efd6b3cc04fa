import { expect, it } from 'vitest';
import { sceneOf } from '../../../../test/rig/doctor.ts';
import type { Command } from '../../../ports/exec.ts';
import { nftRuleset, nftWouldTake, untold } from './nft.ts';

it('reads, and checks without committing', async () => {
  const asked: Command[] = [];
  const nft = (command: Command) => {
    asked.push(command);
    return { stdout: 'x' };
  };
  const { exec } = sceneOf({ programs: { nft } }).ports;
  expect([await nftRuleset(exec), await nftWouldTake(exec, 'text')]).toEqual(
    [1, 2].map(() => ({ kind: 'said', text: 'x' })),
  );
  expect(asked).toEqual([
    { program: 'nft', args: ['-j', 'list', 'ruleset'] },
    { program: 'nft', args: ['-c', '-f', '-'], input: 'text' },
  ]);
});

it('is never a pass where nothing could be asked', () => {
  expect(untold({ kind: 'absent', why: 'w' })).toMatchObject({ verdict: 'inconclusive' });
  expect(untold({ kind: 'forbidden', why: 'w' })).toEqual({
    verdict: 'inconclusive',
    evidence: ['The kernel shows its rules to root alone.'],
    cures: ['Run it as root: sudo tonewall doctor'],
    sent: [],
  });
  expect(untold({ kind: 'refused', why: 'w' }).evidence).toEqual(['nft could not tell: w']);
});
