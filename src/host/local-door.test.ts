import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenDoor } from '../ports/local-door.ts';
import { localDoor } from './local-door.ts';

const doors = localDoor();
let folder: string;
let path: string;
const opened: OpenDoor[] = [];
const open = async (answer: (question: string) => string) => opened.push(await doors.open(path, answer));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tonewall-door-'));
  path = join(folder, 'state/guard.sock');
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((door) => door.close()));
  await rm(folder, { recursive: true });
});

/** What comes back before the door closes the connection. */
const send = (text: string): Promise<string> =>
  new Promise((resolve) => {
    let answer = '';
    const socket = createConnection(path, () => socket.write(text));
    socket.setEncoding('utf8');
    socket.on('data', (piece: string) => (answer += piece));
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
  });

describe('a door', () => {
  it('answers one line with one line', async () => {
    await open((question) => `you asked ${question}`);
    expect(await doors.ask(path, 'wer da? ü')).toBe('you asked wer da? ü');
    expect(await Promise.all(['a', 'b', 'c'].map((question) => doors.ask(path, question)))).toEqual([
      'you asked a',
      'you asked b',
      'you asked c',
    ]);
  });

  it('is for its owner only, and leaves nothing behind', async () => {
    await open(() => '');
    const modes = [await stat(join(folder, 'state')), await stat(path)].map(({ mode }) => mode & 0o777);
    await opened.pop()?.close();
    expect([modes, await readdir(join(folder, 'state'))]).toEqual([[0o700, 0o600], []]);
  });

  it('is nobody where none was opened', async () => {
    expect(await doors.ask(path, 'there?')).toBeUndefined();
  });

  it('replaces one whose process died', async () => {
    await open(() => '');
    await opened.pop()?.close();
    const script = `require('net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`;
    spawnSync(process.execPath, ['-e', script]);
    expect((await stat(path)).isSocket()).toBe(true);
    await open(() => 'the new one');
    expect(await doors.ask(path, '')).toBe('the new one');
  });

  it('does not replace one that answers', async () => {
    await open(() => 'first');
    await expect(doors.open(path, () => 'second')).rejects.toMatchObject({ code: 'address-in-use' });
    expect(await doors.ask(path, '')).toBe('first');
  });

  it('says when it cannot be made', async () => {
    await writeFile(join(folder, 'state'), '');
    await expect(doors.open(path, () => '')).rejects.toMatchObject({ code: 'file-unwritable' });
  });

  it('that fails to answer one question answers the next', async () => {
    await open((question) => {
      if (question === 'bad') throw new Error('no answer');
      return 'good';
    });
    expect([await doors.ask(path, 'bad'), await doors.ask(path, 'x')]).toEqual([undefined, 'good']);
  });

  it('hears no more than 4096 characters without an end', async () => {
    const heard: string[] = [];
    await open((question) => {
      heard.push(question);
      return 'yes';
    });
    expect([await send('x'.repeat(70_000)), heard]).toEqual(['', []]);
    expect(await send('short\nand more\n')).toBe('yes\n');
  });
});
