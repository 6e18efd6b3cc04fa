import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, '../../../src/cli/main.ts');

/** A folder with a `tonewall.yaml` and a state folder. */
export interface GuardFolder {
  readonly file: string;
  readonly state: string;
  /** Writes the configuration anew. */
  configure(text: string): Promise<void>;
  remove(): Promise<void>;
}

export async function guardFolder(text: string): Promise<GuardFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'tonewall-guard-'));
  const file = join(folder, 'tonewall.yaml');
  // As editors do: a guard that looks meanwhile sees the whole of one or of the other.
  const configure = async (other: string): Promise<void> => {
    await writeFile(`${file}.new`, other);
    await rename(`${file}.new`, file);
  };
  await configure(text);
  return {
    file,
    state: join(folder, 'state'),
    configure,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** How a guard ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The real program, `tonewall guard`, in a process of its own. */
export interface GuardProcess {
  readonly pid: number;
  /** Of one line of `--json`: which doors there are. */
  readonly doors: readonly Readonly<Record<string, unknown>>[];
  readonly output: { readonly stdout: string; readonly stderr: string };
  /** Resolves when standard error says it; fails after the time. */
  says(words: string, withinMs?: number): Promise<void>;
  end(signal: NodeJS.Signals): Promise<Ended>;
  readonly isRunning: boolean;
}

export interface Started {
  readonly folder: GuardFolder;
  /** So many players will not answer. */
  readonly silentPlayers?: number;
}

/** Resolves when the doors are open and every player has answered; fails when it ends before. */
export async function startGuardProcess({ folder, silentPlayers = 0 }: Started): Promise<GuardProcess> {
  const program = [process.execPath, MAIN, 'guard', folder.file, '--state', folder.state, '--json'];
  const [command = '', ...args] = program;
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  const until = async (isSo: () => boolean, what: string, withinMs: number): Promise<void> => {
    for (const end = performance.now() + withinMs; !isSo(); await pause()) {
      if (isRunning() && performance.now() < end) continue;
      kill(child, 'SIGKILL');
      throw new Error(`the guard did not ${what}:\n${output.stdout}${output.stderr}`);
    }
  };
  await until(() => output.stdout.includes('\n'), 'open its doors', 30_000);
  const { doors } = JSON.parse(output.stdout) as { readonly doors: GuardProcess['doors'] };
  const known = (): number => output.stderr.match(/^info player /gm)?.length ?? 0;
  await until(() => known() >= doors.length - silentPlayers, 'hear of its players', 10_000);
  return {
    pid: child.pid ?? 0,
    doors,
    output,
    says: (words, withinMs = 5000) => until(() => output.stderr.includes(words), `say ${words}`, withinMs),
    end: (signal) => {
      kill(child, signal);
      return ended;
    },
    get isRunning() {
      return isRunning();
    },
  };
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10));

function kill(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
}
