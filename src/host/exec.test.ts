import { expect, it } from 'vitest';
import { nodeExec } from './exec.ts';

const exec = nodeExec();
const run = (command: Parameters<typeof exec.run>[0]) => exec.run(command);

it('gives what a program reads and tells what it said', async () => {
  expect(await run({ program: 'cat', args: ['-'], input: 'a\nb' })).toEqual({
    code: 0,
    stdout: 'a\nb',
    stderr: '',
  });
});

it('tells how it ended, arguments being no text for a shell', async () => {
  const ended = await run({ program: 'ls', args: ['/nowhere; echo $HOME'] });
  expect(ended).toEqual({ code: 2, stdout: '', stderr: expect.stringContaining('/nowhere; echo $HOME') });
});

it('tells of a program that is not there', async () => {
  const ended = await run({ program: 'no-such-program', args: [] });
  expect(ended).toEqual({ code: undefined, stdout: '', stderr: expect.stringContaining('ENOENT') });
});

it('ends one that says more than can be read', async () => {
  const ended = await run({ program: 'yes', args: [] });
  expect(ended).toEqual({ code: undefined, stdout: '', stderr: expect.stringContaining('maxBuffer') });
});

it('gives it nothing of the environment', async () => {
  process.env['TONEWALL_SECRET'] = 'x';
  const { stdout } = await run({ program: 'env', args: [] });
  delete process.env['TONEWALL_SECRET'];
  expect(stdout.trim().split('\n').sort()).toEqual(['LC_ALL=C', 'PATH=/usr/sbin:/usr/bin:/sbin:/bin']);
});

it('ends one that takes longer than it may', async () => {
  const ended = await run({ program: 'sleep', args: ['60'], timeoutMs: 100 });
  expect(ended.code).toBe(undefined);
});
