import { spawn } from 'node:child_process';

export interface WrkRun {
  /** Answers of status 2xx or 3xx a second. */
  readonly perSecond: number;
  readonly done: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
}

export interface WrkOptions {
  readonly path: string;
  readonly core: number;
  readonly script: string;
  readonly clients: number;
  readonly seconds: number;
  readonly url: string;
}

/** One run of wrk with one thread. */
export async function runWrk({ path, core, script, clients, seconds, url }: WrkOptions): Promise<WrkRun> {
  const counts = ['-t1', `-c${clients}`, `-d${seconds}s`, '--timeout', '5s'];
  const said = await output(['-c', String(core), path, ...counts, '-s', script, url]);
  const line = said.split('\n').findLast((text) => text.startsWith('{'));
  if (line === undefined) throw new Error(`wrk said: ${said.slice(-300)}`);
  const number = (name: string): number => Number(new RegExp(`"${name}":(\\d+)`).exec(line)?.[1]);
  const done = number('requests') - number('failed');
  return {
    done,
    perSecond: (done * 1_000_000) / number('us'),
    p50: number('p50') / 1000,
    p99: number('p99') / 1000,
    failed: number('failed'),
  };
}

const output = (args: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn('taskset', args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (piece: Buffer) => (text += piece.toString()));
    child.once('error', reject);
    child.once('close', () => resolve(text));
  });
