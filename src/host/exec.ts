/**
 * Runs programs of the system. What could go wrong: text becomes a command (no shell, arguments one by one), another program of that
 * name is run (a fixed path, nothing of the caller's environment), it hangs or floods (limits). Proven in `exec.test.ts`.
 */
import { execFile } from 'node:child_process';
import type { Command, Ended, Exec } from '../ports/exec.ts';

const TIMEOUT_MS = 20_000;
const MAX_OUTPUT = 16 << 20;
/** Where the programs of administrators are. */
export const ENVIRONMENT = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' };

export const nodeExec = (): Exec => ({ run });

const run = ({ program, args, input = '', timeoutMs = TIMEOUT_MS }: Command): Promise<Ended> =>
  new Promise((resolve) => {
    const options = {
      env: ENVIRONMENT,
      timeout: timeoutMs,
      maxBuffer: MAX_OUTPUT,
      killSignal: 'SIGKILL',
    } as const;
    const child = execFile(program, args, options, (error, stdout, stderr) => {
      const code = error ? error.code : 0;
      if (typeof code === 'number') resolve({ code, stdout, stderr });
      else resolve({ code: undefined, stdout: '', stderr: error?.message ?? '' });
    });
    // A program that does not read breaks the pipe; how it ended is told above.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
