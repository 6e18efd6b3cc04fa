import { join } from 'node:path';
import type { LabHost } from '../../test/lab/lab.ts';
import { ROOT } from '../../tools/steps/command.ts';
import type { HearingInput, HearingOutput } from '../programs/hear-announcements.ts';
import type { LoadInput, LoadOutput } from '../programs/datagram-load.ts';
import type { TimesInput, TimesOutput } from '../programs/search-times.ts';

/** What each program of the benchmark is told and prints. */
interface Programs {
  readonly 'datagram-load': readonly [LoadInput, LoadOutput];
  readonly 'search-times': readonly [TimesInput, TimesOutput];
  readonly 'hear-announcements': readonly [HearingInput, HearingOutput];
}

const LONGEST_MS = 120_000;

/** Runs a program in a host to its end. Fails with what it said. */
export async function runProgram<Name extends keyof Programs>(
  host: LabHost,
  name: Name,
  input: Programs[Name][0],
): Promise<Programs[Name][1]> {
  const program = join(ROOT, 'bench/programs', `${name}.ts`);
  const done = await host.run(process.execPath, [program, JSON.stringify(input)], { timeoutMs: LONGEST_MS });
  if (done.code !== 0) throw new Error(`${name} ended with ${done.code}:\n${done.stderr}`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the program prints this shape
  return JSON.parse(done.stdout) as Programs[Name][1];
}
