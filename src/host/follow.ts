/**
 * Runs programs of the system that go on. What could go wrong: as with those that end (`exec.ts`), and a line never ends (of each only the
 * beginning is kept), the program stays when nobody listens any more (killed). Proven in `follow.test.ts`.
 */
import { spawn } from 'node:child_process';
import type { Follow, Following, Told } from '../ports/follow.ts';
import { ENVIRONMENT } from './exec.ts';

const MOST_CHARACTERS = 4096;

export const nodeFollow = (): Follow => ({ start });

function start({ program, args }: Parameters<Follow['start']>[0], told: Told): Following {
  const child = spawn(program, args, { env: ENVIRONMENT, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines = new Lines((line) => told.line(line));
  let [isStopped, why] = [false, ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => lines.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (why ||= text.slice(0, MOST_CHARACTERS)));
  child.once('error', (cause) => (why = cause.message));
  const gone = new Promise<void>((resolve) => {
    child.once('close', (code) => {
      if (!isStopped) told.ended(why.split('\n')[0] || `it ended with ${code}`);
      resolve();
    });
  });
  const stop = (): Promise<void> => {
    isStopped = true;
    child.kill('SIGKILL');
    return gone;
  };
  return { stop };
}

class Lines {
  readonly #line: (text: string) => void;
  #rest = '';

  constructor(line: (text: string) => void) {
    this.#line = line;
  }

  push(text: string): void {
    const [first = '', ...others] = text.split('\n');
    let rest = this.#joined(first);
    for (const next of others) {
      this.#line(rest);
      rest = next.slice(0, MOST_CHARACTERS);
    }
    this.#rest = rest;
  }

  #joined(text: string): string {
    return `${this.#rest}${text.slice(0, MOST_CHARACTERS)}`.slice(0, MOST_CHARACTERS);
  }
}
