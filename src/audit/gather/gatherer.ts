import type { DeviceKind, EvidenceParts, PartName, PartValue } from '../evidence/device.ts';
import type { Observation } from '../evidence/observation.ts';
import type { Sighting } from '../evidence/sighting.ts';
import type { Probe } from '../permit/probe.ts';

/** One question to a device, or a few that belong together. It knows the device only through its probe. */
export interface Gatherer<P extends PartName = PartName> {
  /** The part of the evidence that it makes. */
  readonly id: P;
  readonly concerns: 'players' | 'any-device';
  /** Expected negatives are unknown observations; an exception is a bug of the gatherer. */
  gather(context: GatherContext): Promise<Observation<PartValue<P>>>;
}

export interface GatherContext {
  readonly probe: Probe;
  readonly kind: DeviceKind;
  readonly sightings: readonly Sighting[];
  /** What the gatherers before this one have made. */
  readonly parts: EvidenceParts;
  /** True for the first who asks under this key in the run: for questions that burden a whole household. */
  readonly claim: (key: string) => boolean;
}
