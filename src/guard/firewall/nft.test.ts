import { expect, it } from 'vitest';
import { FORBIDDEN, sceneOf } from '../../../test/rig/doctor.ts';
import type { Command, Ended } from '../../ports/exec.ts';
import { askNft, nftTable } from './nft.ts';

const execWith = (nft: (command: Command) => Partial<Ended>) => sceneOf({ programs: { nft } }).ports.exec;

it('gives on what is asked, and what is said', async () => {
  const asked: Command[] = [];
  const exec = execWith((command) => {
    asked.push(command);
    return { stdout: 'x' };
  });
  expect([await nftTable(exec, 't'), await askNft(exec, ['-f', '-'], 'text')]).toEqual(
    [1, 2].map(() => ({ kind: 'said', text: 'x' })),
  );
  expect(asked).toEqual([
    { program: 'nft', args: ['list', 'table', 'inet', 't'] },
    { program: 'nft', args: ['-f', '-'], input: 'text' },
  ]);
});

it('tells what hinders', async () => {
  expect(await askNft(sceneOf({}).ports.exec, [])).toEqual({ kind: 'absent', why: 'spawn nft ENOENT' });
  const why = 'Operation not permitted (you must be root)';
  expect(
    await askNft(
      execWith(() => FORBIDDEN),
      [],
    ),
  ).toEqual({ kind: 'forbidden', why });
  const cache = { code: 1, stderr: 'netlink: Error: cache initialization failed: Operation not permitted\n' };
  expect(
    await nftTable(
      execWith(() => cache),
      't',
    ),
  ).toMatchObject({ kind: 'forbidden' });
  const refused = { code: 1, stderr: '/dev/stdin:1:1-3: Error: \u001b[2Jsyntax error\nmore' };
  expect(
    await askNft(
      execWith(() => refused),
      [],
    ),
  ).toEqual({
    kind: 'refused',
    why: String.raw`/dev/stdin:1:1-3: Error: \u{001b}[2Jsyntax error`,
  });
});

it('tells that there is no such table, in the words of the kernel alone', async () => {
  const none = { code: 1, stderr: 'Error: No such file or directory\nlist table inet t\n' };
  const silent = { code: 1 };
  const tableSaid = (said: Partial<Ended>) =>
    nftTable(
      execWith(() => said),
      't',
    );
  expect(await tableSaid(none)).toEqual({ kind: 'none' });
  expect(await tableSaid(silent)).toEqual({ kind: 'refused', why: 'it said nothing' });
});
