import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Text or pattern that standard output or error shows once the program is ready. */
  readonly ready?: string | RegExp;
  /** Milliseconds: until ready for a program that stays, until the end for one that ends by itself. */
  readonly timeoutMs?: number;
}

/** A program that runs inside a namespace. */
export interface LabProcess {
  readonly pid: number;
  /** Standard output and error so far, as they came. */
  output(): string;
  /** Resolves when the output shows it; rejects at the time-out or when the program ends first. */
  waitFor(pattern: string | RegExp, timeoutMs?: number): Promise<void>;
  /** Asks it to end, insists after two seconds, resolves when it is gone. */
  stop(): Promise<void>;
}

const DEFAULT_MS = 20_000;

/** Starts a program and resolves when it is ready; a program that does not get ready is ended. */
export async function startProcess(argv: readonly string[], options: RunOptions = {}): Promise<LabProcess> {
  const child = launch(argv, options);
  const chunks: string[] = [];
  const collect = (chunk: Buffer): void => void chunks.push(chunk.toString());
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  await once(child, 'spawn');
  const output = (): string => chunks.join('');
  const waitFor: LabProcess['waitFor'] = (pattern, timeoutMs = DEFAULT_MS) =>
    waitForOutput({ child, output, pattern, timeoutMs, what: argv.join(' ') });
  const running = { pid: child.pid ?? 0, output, waitFor, stop: () => end(child) };
  if (options.ready === undefined) return running;
  try {
    await waitFor(options.ready, options.timeoutMs);
  } catch (error) {
    await end(child);
    throw error;
  }
  return running;
}

function launch([command = '', ...args]: readonly string[], { env, cwd }: RunOptions): ChildProcess {
  return spawn(command, args, {
    env: { ...process.env, ...env },
    ...(cwd === undefined ? {} : { cwd }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

interface Wait {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly pattern: string | RegExp;
  readonly timeoutMs: number;
  readonly what: string;
}

async function waitForOutput({ child, output, pattern, timeoutMs, what }: Wait): Promise<void> {
  const shows = (): boolean =>
    typeof pattern === 'string' ? output().includes(pattern) : pattern.test(output());
  const deadline = performance.now() + timeoutMs;
  while (!shows()) {
    if (hasEnded(child)) throw new Error(`${what} ended before it showed ${pattern}:\n${output()}`);
    if (performance.now() > deadline) {
      throw new Error(`${what} did not show ${pattern} within ${timeoutMs} ms:\n${output()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), 2000);
  await gone;
  clearTimeout(insist);
}

/** What a program that ended by itself said. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end; one that takes too long is killed and told as an error. */
export async function runProcess(argv: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const child = launch(argv, options);
  const text = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk: Buffer) => (text.stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (text.stderr += chunk.toString()));
  const timeoutMs = options.timeoutMs ?? DEFAULT_MS;
  const late = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
  try {
    await once(child, 'close');
  } finally {
    clearTimeout(late);
  }
  if (child.signalCode !== null) {
    throw new Error(
      `${argv.join(' ')} was ended by ${child.signalCode} (${timeoutMs} ms allowed):\n${text.stderr}`,
    );
  }
  return { code: child.exitCode, ...text };
}
