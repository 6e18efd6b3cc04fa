import { configInvalid, type LoadedConfig } from '../../config/load.ts';
import { compilePolicy } from '../policy/compile.ts';
import type { Policy } from '../policy/decision.ts';
import { describePolicyProblem } from '../policy/problem.ts';

/** Before there is a configuration in force. */
const NOTHING: Policy = {
  decide: () => ({ effect: 'forbid', reasons: [{ id: 'policy-failed' }] }),
  sees: () => 'own-rooms',
};

/** The policy that decides now. Another takes its place whole. */
export class PolicyInForce {
  #policy = NOTHING;

  get now(): Policy {
    return this.#policy;
  }

  replace(policy: Policy): void {
    this.#policy = policy;
  }
}

/** Fails with `config-invalid`. */
export function policyOf(loaded: LoadedConfig): Policy {
  const compiled = compilePolicy(loaded, { validated: 'files' });
  if (compiled.ok) return compiled.value;
  throw configInvalid(loaded.config.file, compiled.error.map(describePolicyProblem));
}
