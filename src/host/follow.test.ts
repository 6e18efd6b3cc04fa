import { expect, it, vi } from 'vitest';
import { nodeFollow } from './follow.ts';

const follow = nodeFollow();

function following(script: string, program = 'sh') {
  const [lines, ended]: [string[], string[]] = [[], []];
  const told = { line: (text: string) => lines.push(text), ended: (why: string) => ended.push(why) };
  const started = follow.start({ program, args: ['-c', script] }, told);
  return { lines, ended, stop: () => started.stop() };
}

it('tells lines as they come, however they were cut', async () => {
  const { lines, stop } = following('printf "one\\ntw"; sleep 0.1; printf "o\\nthree"; exec sleep 60');
  await vi.waitFor(() => expect(lines).toEqual(['one', 'two']));
  await stop();
});

it('keeps of a line without an end no more than its beginning', async () => {
  const { lines, stop } = following('head -c 1000000 /dev/zero | tr "\\0" x; echo; echo next; exec sleep 60');
  await vi.waitFor(() => expect(lines).toEqual(['x'.repeat(4096), 'next']));
  await stop();
});

it('tells once that it ended, and why', async () => {
  const { ended } = following('echo trouble >&2; echo more >&2; exit 3');
  await vi.waitFor(() => expect(ended).toEqual(['trouble']));
  const silent = following('exit 3');
  await vi.waitFor(() => expect(silent.ended).toEqual(['it ended with 3']));
});

it('tells of a program that is not there', async () => {
  const { ended, stop } = following('', 'no-such-program');
  await vi.waitFor(() => expect(ended).toEqual([expect.stringContaining('ENOENT')]));
  await stop();
});

it('is gone when it was stopped, and says nothing of that', async () => {
  const { lines, ended, stop } = following('echo $$; exec sleep 60');
  await vi.waitFor(() => expect(lines).toHaveLength(1));
  await stop();
  expect(() => process.kill(Number(lines[0]), 0)).toThrow('ESRCH');
  expect(ended).toEqual([]);
});
