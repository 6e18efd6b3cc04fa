/**
 * Runs programs of the system that go on. What could go wrong: as with those that end (`exec.ts`), and a line never ends (of each only the
 * beginning is kept), the program stays when nobody listens any more (killed). Proven in `follow.test.ts`.
 */
import { spawn } from 'node:child_process';
import { LineSplitter } from '../base/line-splitter.ts';
import type { Follow, Following, Told } from '../ports/follow.ts';
import { ENVIRONMENT } from './exec.ts';

const MOST_BYTES = 4096;

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes.subarray(0, MOST_BYTES));

export const nodeFollow = (): Follow => ({ start });

function start({ program, args }: Parameters<Follow['start']>[0], told: Told): Following {
  const child = spawn(program, args, { env: ENVIRONMENT, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines = new LineSplitter(MOST_BYTES);
  let [isStopped, why] = [false, ''];
  child.stdout.on('data', (piece: Buffer) => {
    for (const { bytes } of lines.push(piece)) told.line(textOf(bytes));
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (why ||= text.slice(0, MOST_BYTES)));
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
