import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runBin } from '../../tools/steps/command.ts';

const PROGRAMS = ['player-server', 'auth-service', 'whole-guard'] as const;
export type Program = (typeof PROGRAMS)[number];

/**
 * Compiles the programs of the benchmark, as the published package is compiled: Node.js that strips types itself keeps its
 * compiler in memory. Gives the command that runs one.
 */
export async function buildPrograms(
  folder: string,
): Promise<(program: Program, ...args: readonly string[]) => [string, ...string[]]> {
  const settings = {
    extends: join(ROOT, 'tsconfig.json'),
    compilerOptions: {
      noEmit: false,
      rootDir: ROOT,
      outDir: join(folder, 'built'),
      typeRoots: [join(ROOT, 'node_modules/@types')],
    },
    include: [],
    files: PROGRAMS.map((name) => join(ROOT, 'bench/programs', `${name}.ts`)),
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const { status, stdout } = await runBin('tsc', ['-p', join(folder, 'tsconfig.json')]);
  if (status !== 0)
    throw new Error(`the programs of the benchmark were not compiled: ${stdout.slice(0, 500)}`);
  return (program, ...args) => [
    process.execPath,
    join(folder, 'built/bench/programs', `${program}.js`),
    ...args,
  ];
}
