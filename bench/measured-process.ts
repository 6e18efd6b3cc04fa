import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';

export interface MeasuredProcess {
  /** Milliseconds from the start to the first line of output. */
  readonly readyMs: number;
  /** Resident memory now, in megabytes; NaN where there is no /proc. */
  residentMb(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a Node.js program and waits for its first output. Fails with what it said when it ends before. */
export async function startMeasured(args: readonly string[]): Promise<MeasuredProcess> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const readyMs = await firstOutput(child).then(() => performance.now() - started);
  return { readyMs, residentMb: () => residentMb(child.pid), stop: () => stop(child) };
}

function firstOutput(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let complaint = '';
    child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${complaint.slice(0, 500)}`)));
    child.stdout?.once('data', () => resolve());
  });
}

async function residentMb(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

const stop = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.removeAllListeners('exit');
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
