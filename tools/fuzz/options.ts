import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';

export interface FuzzOptions {
  /** Whichever is reached first; at least one is given. */
  readonly cases: number;
  readonly seconds: number;
  readonly seed: number;
  readonly threads: number;
}

const WITHOUT_ANY = 60;

/** `--seconds 60`, `--cases 10000000`, `--seed 7`, `--threads 2`. Throws on anything else. */
export function readOptions(args: readonly string[]): FuzzOptions {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { seconds: text, cases: text, seed: text, threads: text },
  });
  const { seconds, cases, seed, threads } = values;
  const endless = Number.POSITIVE_INFINITY;
  return {
    seconds: whole('seconds', seconds) ?? (cases === undefined ? WITHOUT_ANY : endless),
    cases: whole('cases', cases) ?? endless,
    seed: whole('seed', seed) ?? Math.floor(Math.random() * 2 ** 31),
    threads: whole('threads', threads) ?? availableParallelism(),
  };
}

function whole(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`--${name} is no whole number: ${text}`);
  return value;
}
