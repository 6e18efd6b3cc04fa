import { type ChildProcess, spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';

/** What a script told of an instance: for each parameter its words. */
export type Told = ReadonlyMap<string, readonly string[]>;

/** As procd keeps an instance (service/instance.c): started again where `respawn` is told, asked to end and after five seconds ended. */
export class Instance {
  #told: Told;
  #child: ChildProcess | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isHalted = false;
  #starts = false;

  constructor(told: Told) {
    this.#told = told;
    this.start();
  }

  /** While it ends it is started once it has ended. One that runs as it was told goes on. */
  update(told: Told): void {
    const isSame = JSON.stringify([...told]) === JSON.stringify([...this.#told]);
    this.#told = told;
    if (this.#child && isSame && !this.#isHalted) return;
    if (this.#child && !this.#isHalted) this.stop();
    this.start();
  }

  start(): void {
    clearTimeout(this.#timer);
    this.#starts = this.#child !== undefined;
    if (this.#starts) return;
    this.#isHalted = false;
    this.#child = launched(this.#told).once('exit', () => this.#ended());
  }

  stop(): void {
    this.#isHalted = true;
    this.#starts = false;
    clearTimeout(this.#timer);
    this.#child?.kill('SIGTERM');
    this.#timer = setTimeout(() => this.kill(), TERM_TIMEOUT_MS);
  }

  kill(): void {
    this.#child?.kill('SIGKILL');
  }

  #ended(): void {
    this.#child = undefined;
    clearTimeout(this.#timer);
    const [, seconds] = this.#told.get('respawn') ?? [];
    if (this.#starts) this.start();
    else if (!this.#isHalted && seconds !== undefined)
      this.#timer = setTimeout(() => this.start(), Number(seconds) * 1000);
  }
}

const TERM_TIMEOUT_MS = 5000;

/** Limits first, as root; then the user. A limit that the kernel does not give is not told. */
function launched(told: Told): ChildProcess {
  const log = openSync('/tmp/log/messages', 'a');
  const stderr = told.get('stderr')?.[0] === '1' ? log : 'ignore';
  const command = [...become(told.get('user')?.[0]), ...(told.get('command') ?? [])];
  return spawn('/bin/sh', ['-c', `${limits(told)}exec "$@"`, 'sh', ...command], {
    stdio: ['ignore', 'ignore', stderr],
  });
}

function limits(told: Told): string {
  const [, soft, hard] = /^nofile=(\d+) (\d+)$/.exec(told.get('limits')?.[0] ?? '') ?? [];
  return hard === undefined ? '' : `ulimit -Hn ${hard} 2>/dev/null; ulimit -Sn ${soft} 2>/dev/null; `;
}

/** A user that is not found is not told: the instance stays root's. */
function become(user: string | undefined): readonly string[] {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  const [, , uid, gid] = lines.map((line) => line.split(':')).find(([name]) => name === user) ?? [];
  return uid === undefined ? [] : ['/lab/setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
}
