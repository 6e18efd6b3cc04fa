import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';

/** A program that runs on one core. */
export interface Pinned {
  /** Processor time so far, in microseconds, of all its threads (proc(5), fields 14 and 15 of stat). */
  processor(): number;
  /** Resident memory now, in megabytes. */
  residentMb(): number;
  stop(): Promise<void>;
}

/** Linux counts processor time in hundredths of a second everywhere. */
const TICK_MICROSECONDS = 10_000;
const START_MS = 15_000;

/** Starts a program and waits until its port 1400 takes connections. Fails with what it said. It ends with this process, however that ends. */
export async function startPinned(
  core: number,
  [command, ...args]: readonly [string, ...string[]],
  address: string,
): Promise<Pinned> {
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', 'taskset', '-c', String(core), command, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env['PATH'], XDG_CONFIG_HOME: '/nonexistent', XDG_DATA_HOME: '/nonexistent' },
  });
  let said = '';
  child.stderr.on('data', (piece: Buffer) => (said = `${said}${piece.toString()}`.slice(-500)));
  const until = performance.now() + START_MS;
  while (!(await answers(address))) {
    if (child.exitCode !== null || performance.now() > until) throw new Error(`${command}: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return pinned(child, Number(child.pid));
}

const pinned = (child: ChildProcess, pid: number): Pinned => ({
  processor: () => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * TICK_MICROSECONDS;
  },
  residentMb: () =>
    Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]) / 1024,
  stop: async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  },
});

const answers = (host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port: 1400 });
    const over = (isThere: boolean): void => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', () => over(true));
    socket.once('error', () => over(false));
  });
