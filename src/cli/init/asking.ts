import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { TonewallError } from '../../base/errors.ts';
import { printable } from '../../base/text.ts';
import type { CommandContext } from '../command.ts';
import type { Question } from './questions.ts';

/** Asks one question: the flag first, then the person if there is one, then the default. */
export type Ask = <T>(question: Question<T>, flag: string | undefined) => Promise<T>;

export interface Asking {
  readonly ask: Ask;
  /** Whether a person is there to be asked. */
  readonly isPerson: boolean;
  close(): void;
}

/** So many wrong answers to a question end it. */
const TRIES = 5;

export function openAsking({ terminal, signal }: CommandContext): Asking {
  const person = terminal.interactive && process.stdin.isTTY ? openLines(signal) : undefined;
  const typed = async <T>(question: Question<T>, lines: Lines): Promise<T> => {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const text = await lines.line(`${question.ask} [${question.default}] `);
      const answer = question.read(text.trim() === '' ? question.default : text.trim());
      if (answer.ok) return answer.value;
      terminal.note(`  ${printable(answer.error)}`);
    }
    throw new TonewallError('usage-flag', `no answer to: ${question.ask}`);
  };
  return {
    isPerson: person !== undefined,
    ask: async (question, flag) =>
      flag === undefined && person ? typed(question, person) : readFlag(question, flag ?? question.default),
    close: () => person?.close(),
  };
}

interface Lines {
  line(prompt: string): Promise<string>;
  close(): void;
}

/**
 * Lines as they are typed, also ahead of their question. Ctrl-C and the end of the input end the question, which would wait
 * for ever otherwise.
 */
function openLines(signal: AbortSignal): Lines {
  const editor = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new AbortController();
  const end = (): void => ended.abort(new TonewallError('interrupted', 'ended by Ctrl-C'));
  editor.once('SIGINT', end).once('close', end);
  const either = AbortSignal.any([signal, ended.signal]);
  const typed: string[] = [];
  editor.on('line', (text) => typed.push(text));
  return {
    async line(prompt) {
      editor.setPrompt(prompt);
      editor.prompt();
      if (typed.length === 0)
        await once(editor, 'line', { signal: either }).catch(() => either.throwIfAborted());
      return typed.shift() ?? '';
    },
    close: () => editor.close(),
  };
}

/** Fails with `usage-flag` where the text is no answer. */
export function readFlag<T>(question: Question<T>, text: string): T {
  const answer = question.read(text);
  if (answer.ok) return answer.value;
  throw new TonewallError('usage-flag', `${question.flag}: ${printable(answer.error)}`);
}
