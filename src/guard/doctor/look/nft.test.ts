import { expect, it } from 'vitest';
import { FORBIDDEN, sceneOf } from '../../../../test/rig/doctor.ts';
import type { Command, Ended } from '../../../ports/exec.ts';
import { nftRuleset, nftTable, nftWouldTake, untold } from './nft.ts';

const execWith = (nft: (command: Command) => Partial<Ended>) => sceneOf({ programs: { nft } }).ports.exec;

it('reads, and checks without committing', async () => {
  const asked: Command[] = [];
  const exec = execWith((command) => {
    asked.push(command);
    return { stdout: 'x' };
  });
  expect([await nftRuleset(exec), await nftTable(exec, 't'), await nftWouldTake(exec, 'text')]).toEqual(
    [1, 2, 3].map(() => ({ kind: 'said', text: 'x' })),
  );
  expect(asked).toEqual([
    { program: 'nft', args: ['-j', 'list', 'ruleset'] },
    { program: 'nft', args: ['list', 'table', 'inet', 't'] },
    { program: 'nft', args: ['-c', '-f', '-'], input: 'text' },
  ]);
});

it('tells what hinders', async () => {
  expect(await nftRuleset(sceneOf({}).ports.exec)).toEqual({ kind: 'absent' });
  expect(await nftRuleset(execWith(() => FORBIDDEN))).toEqual({ kind: 'forbidden' });
  const cache = { code: 1, stderr: 'netlink: Error: cache initialization failed: Operation not permitted\n' };
  expect(await nftRuleset(execWith(() => cache))).toEqual({ kind: 'forbidden' });
  const refused = { code: 1, stderr: '/dev/stdin:1:1-3: Error: \u001b[2Jsyntax error\nmore' };
  expect(await nftRuleset(execWith(() => refused))).toEqual({
    kind: 'refused',
    why: String.raw`/dev/stdin:1:1-3: Error: \u{001b}[2Jsyntax error`,
  });
});

it('tells that there is no such table', async () => {
  const none = { code: 1, stderr: 'Error: No such file or directory\nlist table inet t\n' };
  expect(
    await nftTable(
      execWith(() => none),
      't',
    ),
  ).toEqual({ kind: 'none' });
});

it('is never a pass where nothing could be asked', () => {
  expect(untold({ kind: 'absent' })).toMatchObject({ verdict: 'inconclusive' });
  expect(untold({ kind: 'forbidden' })).toEqual({
    verdict: 'inconclusive',
    evidence: ['The kernel shows its rules to root alone.'],
    cures: ['Run it as root: sudo tonewall doctor'],
    sent: [],
  });
  expect(untold({ kind: 'refused', why: 'w' }).evidence).toEqual(['nft could not tell: w']);
});
