import { configInvalid, type LoadedConfig, loadConfig } from '../../config/load.ts';
import { type CompiledPolicy, compilePolicy } from '../../guard/policy/compile.ts';
import { describePolicyProblem } from '../../guard/policy/problem.ts';
import { nodeDisk } from '../../host/disk/disk.ts';

export interface LoadedPolicy extends LoadedConfig {
  readonly policy: CompiledPolicy;
}

/** Reads and compiles; fails with `config-invalid`, which names every problem. */
export async function loadPolicy(file: string): Promise<LoadedPolicy> {
  const loaded = await loadConfig(nodeDisk(), file);
  const compiled = compilePolicy(loaded);
  if (!compiled.ok) throw configInvalid(file, compiled.error.map(describePolicyProblem));
  return { ...loaded, policy: compiled.value };
}
