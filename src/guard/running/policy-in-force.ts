import { configInvalid, type LoadedConfig } from '../../config/load.ts';
import { compilePolicy } from '../policy/compile.ts';
import type { Policy } from '../policy/decision.ts';
import { describePolicyProblem } from '../policy/problem.ts';

/** The policy that decides now. Another takes its place whole, or not at all. */
export class PolicyInForce {
  #policy: Policy;

  /** Fails with `config-invalid`. */
  constructor(config: LoadedConfig) {
    this.#policy = policyOf(config);
  }

  get now(): Policy {
    return this.#policy;
  }

  /** Fails with `config-invalid`, and then nothing has changed. */
  replace(config: LoadedConfig): void {
    this.#policy = policyOf(config);
  }
}

function policyOf(loaded: LoadedConfig): Policy {
  const compiled = compilePolicy(loaded);
  if (compiled.ok) return compiled.value;
  throw configInvalid(loaded.config.file, compiled.error.map(describePolicyProblem));
}
