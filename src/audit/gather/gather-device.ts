import { TonewallError } from '../../base/errors.ts';
import { type DeviceEvidence, type EvidenceParts, fitsPart, type PartName } from '../evidence/device.ts';
import { isFault, type Unknown, unknown } from '../evidence/observation.ts';
import type { Sighting } from '../evidence/sighting.ts';
import type { Asker, DeviceContext } from './asker.ts';
import { createProbe } from './device-probe.ts';
import type { EvidenceRoom } from './evidence-room.ts';
import type { GatherContext } from './gatherer.ts';
import { kindOf } from './kind.ts';
import { type AnyGatherer, GATHERERS } from './registry.ts';

export interface DeviceToGather {
  readonly context: DeviceContext;
  readonly sightings: readonly Sighting[];
  /** Of the address, which may have several devices. */
  readonly room: EvidenceRoom;
  readonly claim: (key: string) => boolean;
  /** Only these parts; without it all. */
  readonly parts?: readonly PartName[];
  /** Those of the registry when not given. */
  readonly gatherers?: readonly AnyGatherer[];
  /** Called before each gatherer. */
  readonly onStep?: (gatherer: string) => void;
  /** Asked after each gatherer: true when nothing more is to be learnt. */
  readonly isEnough?: (parts: EvidenceParts) => boolean;
}

/**
 * Asks one device everything that concerns its kind, one gatherer after the other. Never throws: a fault of Tonewall, a
 * refusal of the guard above all, becomes an unknown part of kind `fault`, nothing more is asked of this device, and the
 * run ends with the exit code of a fault (`run.ts`).
 */
export async function gatherDevice(device: DeviceToGather): Promise<DeviceEvidence> {
  const { context, sightings, room } = device;
  const { probe, asker } = createProbe(context);
  for (const remark of sightings.flatMap(({ remarks = [] }) => remarks)) asker.note(remark, []);
  const { gatherers = GATHERERS } = device;
  const wanted = gatherers.filter(({ id }) => device.parts?.includes(id) ?? true);
  let parts: EvidenceParts = {};
  let stopped = false;
  for (const gatherer of wanted) {
    const kind = kindOf(sightings, parts.description);
    if (gatherer.concerns === 'players' && kind !== 'player') continue;
    if (!stopped) device.onStep?.(gatherer.id);
    const part = stopped
      ? AFTER_A_FAULT
      : room.keep(await contained(gatherer, { probe, kind, sightings, parts, claim: device.claim }));
    stopped ||= isFault(part);
    parts = { ...parts, [gatherer.id]: part };
    if (device.isEnough?.(parts)) break;
  }
  return asEvidence({ device, asker, parts });
}

const AFTER_A_FAULT = unknown('fault', 'after a fault of Tonewall nothing more was asked of this device');

/** A gatherer that breaks, or whose evidence no reader would take, leaves its own part unknown. */
async function contained(gatherer: AnyGatherer, context: GatherContext) {
  try {
    const part = await gatherer.gather(context);
    return fitsPart(gatherer.id, part) ? part : fault(`the evidence of ${gatherer.id} has another shape`);
  } catch (error) {
    return fault(
      error instanceof TonewallError
        ? error.message
        : `the gatherer ${gatherer.id} broke (${String(error).slice(0, 120)})`,
    );
  }
}

const fault = (text: string): Unknown => unknown('fault', `a fault of Tonewall: ${text}`);

function asEvidence({
  device: { context, sightings },
  asker,
  parts,
}: {
  readonly device: DeviceToGather;
  readonly asker: Asker;
  readonly parts: EvidenceParts;
}): DeviceEvidence {
  const { host, port } = context.endpoint;
  return {
    id: `${host}:${port}`,
    address: host,
    port,
    path: context.descriptionPath,
    kind: kindOf(sightings, parts.description),
    sightings,
    conduct: asker.conduct(),
    parts,
  };
}
