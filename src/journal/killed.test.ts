import { spawn } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { verifyByTheBook } from '../../test/rig/journal/verifier.ts';
import { nodeAppendDisk } from '../host/append/append-disk.ts';
import { nodeDisk } from '../host/disk/disk.ts';
import { verifyJournal } from './verify/verify.ts';

const WRITER = join(import.meta.dirname, '../../test/rig/journal/programs/writer.ts');
const ROUNDS = 10;
const folder = mkdtempSync(join(tmpdir(), 'tonewall-journal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a writer and kills it the hard way when it has told so many numbers, in the middle of whatever it does then; the last that it told. */
function killAfter(numbers: number, first: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [WRITER, folder, String(first)]);
    let [told, errors] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      if (told.split('\n').length > numbers) child.kill('SIGKILL');
    });
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.on('close', (code, signal) => {
      const whole = told.slice(0, told.lastIndexOf('\n'));
      if (signal === 'SIGKILL') resolve(Number(whole.slice(whole.lastIndexOf('\n') + 1)));
      else reject(new Error(`the writer ended with ${code}: ${errors}`));
    });
  });
}

const segments = (): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));

it('a writer killed under load, again and again, loses nothing that it acknowledged', async () => {
  const acknowledged: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const first = round * 1_000_000;
    const last = await killAfter(1 + ((round * 137) % 400), first);
    for (let index = first; index <= last; index += 1) acknowledged.push(index);
  }
  const publicPem = readFileSync(join(folder, 'checkpoint.pub'), 'utf8');
  const ports = { disk: nodeDisk(), files: nodeAppendDisk() };
  const { problems } = await verifyJournal(ports, { folder, publicKey: createPublicKey(publicPem) });
  const there = new Set(
    segments().flatMap((text) => [...text.matchAll(/"index":(\d+)/g)].map(([, index]) => Number(index))),
  );
  // The last writer was killed too: nobody has set its torn line aside yet, or the file in which it had written none.
  expect(problems.filter(({ id }) => id !== 'cut-line' && id !== 'empty-segment')).toEqual([]);
  expect(acknowledged.filter((index) => !there.has(index))).toEqual([]);
  expect(acknowledged.length).toBeGreaterThan(1000);
  expect(segments().length).toBeGreaterThan(2);
  await expect(killAfter(1, 99_000_000)).resolves.toBeGreaterThanOrEqual(99_000_000);
  expect(
    verifyByTheBook(
      segments().map((text) => text.slice(0, text.lastIndexOf('\n') + 1)),
      publicPem,
    ),
  ).toBe('ok');
}, 120_000);
