import { styleText } from 'node:util';

/**
 * Manners of the command line, in one place:
 * - results go to stdout, everything else (progress, hints, errors) to stderr;
 * - colour only when the stream is a terminal and NO_COLOR is unset; the same words without it;
 * - progress is one line that is rewritten on a terminal, and one line a phase elsewhere;
 * - after a refusal comes one hint.
 */
export interface Terminal {
  readonly width: number;
  readonly colour: boolean;
  readonly interactive: boolean;
  /** Results. */
  out(text: string): void;
  /** Resolves when results may go on; false when nobody reads them any more. For results without an end in sight. */
  drained(): Promise<boolean>;
  /** Everything else, one line. */
  note(text: string): void;
  /** A line that the next one replaces; nothing when nobody watches. */
  status(text: string): void;
}

export type Style = Parameters<typeof styleText>[0];

export const paint = (terminal: Terminal, style: Style, text: string): string =>
  terminal.colour ? styleText(style, text, { validateStream: false }) : text;

const CLEAR_LINE = '\r\u001b[2K';

/** The process's own terminal. */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  // A terminal that cannot move its cursor gets lines, like a file (terminfo(5), dumb).
  const isDumb = env['TERM'] === 'dumb';
  const interactive = stderr.isTTY && !isDumb;
  let pending = false;
  const clear = (): void => {
    if (pending) stderr.write(CLEAR_LINE);
    pending = false;
  };
  return {
    width: Math.min(stdout.columns ?? 100, 120),
    colour: stdout.isTTY && !env['NO_COLOR'] && !isDumb,
    interactive,
    out: (text) => {
      clear();
      stdout.write(text);
    },
    drained: async () => {
      if (stdout.writableNeedDrain && !stdout.destroyed) await anyOf(stdout, ['drain', 'close', 'error']);
      return !stdout.destroyed && stdout.errored === null;
    },
    note: (text) => {
      clear();
      stderr.write(`${text}\n`);
    },
    status: (text) => {
      if (!interactive) return;
      stderr.write(`${CLEAR_LINE}${text.slice(0, (stderr.columns ?? 100) - 1)}`);
      pending = text !== '';
    },
  };
}

/** Waits for the first of these events. */
function anyOf(stream: NodeJS.WritableStream, events: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    const ready = (): void => {
      for (const event of events) stream.off(event, ready);
      resolve();
    };
    for (const event of events) stream.once(event, ready);
  });
}
