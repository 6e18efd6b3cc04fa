import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where Tonewall keeps what it has to remember when nothing else is said (XDG Base Directory Specification 0.8). */
export const defaultStateFolder = (): string =>
  join(process.env['XDG_STATE_HOME'] || join(homedir(), '.local/state'), 'tonewall');
