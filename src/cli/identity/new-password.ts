import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { TonewallError } from '../../base/errors.ts';
import type { CommandContext } from '../command.ts';

/** More than any password; a pipe that never ends is not read on. */
const MOST_BYTES = 4096;

/** Asks twice on a terminal, without showing what is typed; from a pipe it takes the first line. */
export async function newPassword(context: CommandContext): Promise<string> {
  if (!process.stdin.isTTY) return firstLine(process.stdin);
  const first = await typed(context, 'New password: ');
  if (first === (await typed(context, 'Once more: '))) return first;
  throw new TonewallError('password-refused', 'the two were not alike', {
    hint: 'Nothing was changed. Try again.',
  });
}

async function firstLine(input: AsyncIterable<Buffer | string>): Promise<string> {
  let text = '';
  for await (const piece of input) {
    text += piece.toString();
    if (text.includes('\n') || text.length > MOST_BYTES) break;
  }
  return text.split(/\r?\n/, 1)[0] ?? '';
}

/** The line editor shows what is typed on its output; this one shows nothing. */
async function typed({ terminal, signal }: CommandContext, prompt: string): Promise<string> {
  const nowhere = new Writable({ write: (_piece, _encoding, done) => done() });
  const editor = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const ended = new AbortController();
  editor.once('SIGINT', () => ended.abort(new TonewallError('interrupted', 'ended by Ctrl-C')));
  try {
    terminal.note(prompt);
    return await editor.question('', { signal: AbortSignal.any([signal, ended.signal]) });
  } catch (cause) {
    throw ended.signal.aborted ? ended.signal.reason : cause;
  } finally {
    editor.close();
  }
}
