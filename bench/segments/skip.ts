import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { stdout } from 'node:process';
import { labCapability } from '../../test/lab/capability.ts';
import { type DebianProgramName, ensureDebianPackages } from '../../tools/debian-packages.ts';
import { ROOT } from '../../tools/steps/command.ts';

/** Makes ready what the benchmarks between segments need: Debian packages and the package itself. False, with the reason printed, where it cannot. */
export function isReady(programs: readonly DebianProgramName[], must: readonly DebianProgramName[]): boolean {
  const { missing } = ensureDebianPackages(programs);
  for (const reason of Object.values(missing)) stdout.write(`  left out: ${reason}\n`);
  if (must.some((name) => missing[name] !== undefined)) return false;
  const reason = labCapability();
  if (reason !== undefined) stdout.write(`  left out: ${reason}\n`);
  if (reason !== undefined) return false;
  const built = spawnSync(process.execPath, [join(ROOT, 'tools/build.ts')]);
  if (built.status !== 0) throw new Error('the package was not built');
  return true;
}
