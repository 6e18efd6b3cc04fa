import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nodeAppendDisk } from '../../src/host/append/append-disk.ts';
import { nodeClock } from '../../src/host/clock.ts';
import { nodeDisk } from '../../src/host/disk/disk.ts';
import { nodeRandom } from '../../src/host/random.ts';
import { JOURNAL_DEFAULTS, openJournal } from '../../src/journal/open.ts';
import { silentLog } from '../../src/ports/log.ts';

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');
const COUNT = 20_000;
const folder = mkdtempSync(join(tmpdir(), 'tonewall-journal-'));
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  const ports = {
    disk: nodeDisk(),
    files: nodeAppendDisk(),
    clock: nodeClock(),
    random: nodeRandom(),
    log: silentLog,
  };
  const journal = await openJournal(ports, { ...JOURNAL_DEFAULTS, folder });
  for (let index = 0; index < COUNT; index += 1)
    journal.append({ kind: 'decision', at: index, facts: { index, padding: 'x'.repeat(200) } });
  await journal.close();
});

interface Reader {
  /** Whether the reader goes away after the first bytes. */
  readonly leaves?: boolean;
  /** Milliseconds that it waits before it reads on. */
  readonly pauseMs?: number;
}

function query({ leaves = false, pauseMs = 0 }: Reader) {
  return new Promise<{ code: number | null; lines: number; stderr: string }>((resolve, reject) => {
    const args = [MAIN, 'journal', 'query', folder, '--kind', 'decision', '--json'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let [lines, stderr] = [0, ''];
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdout.on('data', (chunk: Buffer) => (lines += chunk.toString().split('\n').length - 1));
    child.stdout.once('data', () => {
      if (leaves) child.stdout.destroy();
      else child.stdout.pause();
      setTimeout(() => child.stdout.resume(), pauseMs);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, lines, stderr }));
  });
}

it('a reader that is slow gets every line', async () => {
  expect(await query({ pauseMs: 300 })).toEqual({ code: 0, lines: COUNT, stderr: '' });
});

it('a reader that goes away ends the query, and that is no error', async () => {
  const { code, lines, stderr } = await query({ leaves: true });
  expect([code, stderr, lines < COUNT]).toEqual([0, '', true]);
});
