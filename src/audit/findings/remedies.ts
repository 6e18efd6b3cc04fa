import { parseBuild } from '../../base/build.ts';
import { mayHaveSwitches } from '../checks/switches.ts';
import type { Remedy, RemedyClass } from '../judge/check.ts';
import type { JudgedDevice } from './judged-device.ts';

/** A device and what its failure rests on. */
interface Affected {
  readonly device: Pick<JudgedDevice, 'evidence' | 'identity'>;
  readonly ground: string;
}

/** The cures that work on at least one of the devices, and on what is wrong with it; each text once. */
export function remediesFor(remedies: readonly Remedy[], affected: readonly Affected[]): readonly Remedy[] {
  const fitting = remedies.filter((remedy) => affected.some((one) => helps(remedy, one)));
  return fitting.filter(({ text }, index) => fitting.findIndex((other) => other.text === text) === index);
}

const helps = (remedy: Remedy, { device, ground }: Affected): boolean =>
  (remedy.for === undefined || classesOf(device).includes(remedy.for)) &&
  (remedy.cures?.includes(ground) ?? true);

/** A player whose build is not known counts as S2: there the switches exist to be looked for. */
function classesOf({ evidence, identity }: Affected['device']): readonly RemedyClass[] {
  if (evidence.kind !== 'player') return ['other-devices'];
  const major = identity.build === undefined ? undefined : parseBuild(identity.build)?.major;
  if (major !== undefined && major <= 57) return ['players', 's1'];
  return ['players', 's2', ...(mayHaveSwitches(major) ? (['lockable'] as const) : [])];
}
