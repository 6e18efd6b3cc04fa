import type { Log, LogFacts } from '../ports/log.ts';

/** Writes one line an event through `write`; facts follow as `name=value`. */
export function lineLog(
  write: (line: string) => void,
  { verbose = false }: { readonly verbose?: boolean } = {},
): Log {
  const line =
    (level: string) =>
    (message: string, facts: LogFacts = {}) => {
      const told = Object.entries(facts).map(([name, value]) => `${name}=${String(value)}`);
      write([level, message, ...told].join(' '));
    };
  return { debug: verbose ? line('debug') : () => {}, info: line('info'), warn: line('warn') };
}
