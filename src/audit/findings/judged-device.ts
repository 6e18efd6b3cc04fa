import type { DeviceEvidence } from '../evidence/device.ts';
import { type Identity, identityOf } from '../evidence/identity.ts';
import type { Check } from '../judge/check.ts';
import { type CheckResult, judgeDevice } from '../judge/run.ts';
import type { Roster } from './roster.ts';

/** A device with who it is and what every check says of it. */
export interface JudgedDevice {
  readonly evidence: DeviceEvidence;
  readonly identity: Identity;
  readonly results: readonly CheckResult[];
}

export function judgeEvidence(
  evidence: DeviceEvidence,
  { checks, roster }: { readonly checks: readonly Check[]; readonly roster: Roster },
): JudgedDevice {
  const told = evidence.kind === 'player' ? roster.get(evidence.address) : undefined;
  return {
    evidence,
    identity: { ...told, ...identityOf(evidence) },
    results: judgeDevice(checks, evidence),
  };
}

/**
 * A device is judged when what decides most of its checks was learnt, and most of them came to something: not a player
 * that died after its description.
 */
export function isJudged({ evidence, results }: JudgedDevice): boolean {
  const { description, 'control-surface': control } = evidence.parts;
  const judged = results.filter(({ verdict }) => verdict === 'pass' || verdict === 'fail').length;
  const open = results.filter(({ verdict }) => verdict === 'inconclusive' || verdict === 'error').length;
  return description?.known === true && control?.known === true && judged > 0 && open <= judged;
}
