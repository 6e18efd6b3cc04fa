import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NODE_FLAGS } from '../../src/guard/service/node-flags.ts';
import { bundle } from '../../tools/steps/bundle.ts';
import { ROOT } from '../../tools/steps/command.ts';

const PROGRAMS = ['player-server', 'auth-service', 'whole-guard'] as const;
export type Program = (typeof PROGRAMS)[number];

/**
 * Builds the programs of the benchmark as the published package is built: Node.js that strips types itself keeps its compiler in
 * memory. Gives the command that runs one; the guard is started as the service starts it.
 */
export async function buildPrograms(
  folder: string,
): Promise<(program: Program, ...args: readonly string[]) => [string, ...string[]]> {
  const entries = Object.fromEntries(
    PROGRAMS.map((name) => [name, join(ROOT, 'bench/programs', `${name}.ts`)]),
  );
  const built = join(folder, 'built');
  await bundle({ entries, folder: built, parts: 'parts' });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return (program, ...args) => {
    const flags = program === 'whole-guard' ? NODE_FLAGS : [];
    return [process.execPath, ...flags, join(built, `${program}.js`), ...args];
  };
}
