import { parseBuild } from '../../base/build.ts';
import type { DeviceEvidence } from '../evidence/device.ts';
import { type Identity, identityOf } from '../evidence/identity.ts';
import type { Check, Remedy } from '../judge/check.ts';
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

/** A device is judged when at least one check came to a yes or a no. */
export const isJudged = ({ results }: JudgedDevice): boolean =>
  results.some(({ verdict }) => verdict === 'pass' || verdict === 'fail');

/** The cures that work on at least one of the devices, each text once. */
export function remediesFor(
  remedies: readonly Remedy[],
  devices: readonly JudgedDevice[],
): readonly Remedy[] {
  const classes = new Set(devices.map(classOf));
  const fitting = remedies.filter((remedy) => remedy.for === undefined || classes.has(remedy.for));
  return fitting.filter(({ text }, index) => fitting.findIndex((other) => other.text === text) === index);
}

/** A player whose build is not known counts as S2: there the switches exist to be looked for. */
function classOf({ evidence, identity }: JudgedDevice): NonNullable<Remedy['for']> {
  if (evidence.kind !== 'player') return 'other-devices';
  const major = identity.build === undefined ? undefined : parseBuild(identity.build)?.major;
  return major !== undefined && major <= 57 ? 's1' : 's2';
}
