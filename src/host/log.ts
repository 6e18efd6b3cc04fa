import { printable } from '../base/text.ts';
import type { Log, LogFacts } from '../ports/log.ts';

/** Writes one line an event through `write`; facts follow as `name=value`. Text of strangers cannot make a second line. */
export function lineLog(
  write: (line: string) => void,
  { verbose = false }: { readonly verbose?: boolean } = {},
): Log {
  const line =
    (level: string) =>
    (message: string, facts: LogFacts = {}) => {
      const told = Object.entries(facts).map(([name, value]) => `${name}=${String(value)}`);
      write(printable([level, message, ...told].join(' '), 1000));
    };
  return { debug: verbose ? line('debug') : () => {}, info: line('info'), warn: line('warn') };
}
