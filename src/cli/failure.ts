import { TonewallError } from '../base/errors.ts';
import { paint, type Terminal } from './terminal.ts';

/** Shows an error as one clear line and a hint (or as JSON) on stderr; returns the exit code. */
export function showFailure(terminal: Terminal, cause: unknown, json: boolean): number {
  const error = asTonewallError(cause);
  if (json) {
    terminal.note(JSON.stringify({ error: { code: error.code, message: error.message, hint: error.hint } }));
    return error.exitCode;
  }
  terminal.note(`${paint(terminal, 'red', 'tonewall:')} ${error.message}`);
  if (error.hint) terminal.note(`${paint(terminal, 'dim', 'hint:')} ${error.hint}`);
  if (error.code === 'bug' && cause instanceof Error) terminal.note(cause.stack ?? '');
  return error.exitCode;
}

/** Anything that is not an error of ours is a bug, said as such. */
const asTonewallError = (cause: unknown): TonewallError =>
  cause instanceof TonewallError
    ? cause
    : new TonewallError('bug', cause instanceof Error ? cause.message : String(cause), { cause });
