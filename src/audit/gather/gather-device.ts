import { TonewallError } from '../../base/errors.ts';
import type { DeviceEvidence, EvidenceParts, PartName } from '../evidence/device.ts';
import { unknown } from '../evidence/observation.ts';
import type { Sighting } from '../evidence/sighting.ts';
import type { Asker, DeviceContext } from './asker.ts';
import { createProbe } from './device-probe.ts';
import type { GatherContext } from './gatherer.ts';
import { kindOf } from './kind.ts';
import { GATHERERS } from './registry.ts';

export interface DeviceToGather {
  readonly context: DeviceContext;
  readonly sightings: readonly Sighting[];
  readonly claim: (key: string) => boolean;
  /** Only these parts; without it all. */
  readonly parts?: readonly PartName[];
  /** Called before each gatherer. */
  readonly onStep?: (gatherer: string) => void;
}

/** Asks one device everything that concerns its kind, one gatherer after the other. Never throws but for bugs of the guard. */
export async function gatherDevice(device: DeviceToGather): Promise<DeviceEvidence> {
  const { context, sightings } = device;
  const { probe, asker } = createProbe(context);
  let parts: EvidenceParts = {};
  for (const gatherer of GATHERERS.filter(({ id }) => device.parts?.includes(id) ?? true)) {
    const kind = kindOf(sightings, parts.description);
    if (gatherer.concerns === 'players' && kind !== 'player') continue;
    device.onStep?.(gatherer.id);
    const part = await contained(gatherer, { probe, kind, sightings, parts, claim: device.claim });
    parts = { ...parts, [gatherer.id]: part };
  }
  return asEvidence({ device, asker, parts });
}

/** A gatherer that breaks leaves its own part unknown; a guard that refused is a bug that everybody must see. */
async function contained(gatherer: (typeof GATHERERS)[number], context: GatherContext) {
  try {
    return await gatherer.gather(context);
  } catch (error) {
    if (error instanceof TonewallError) throw error;
    return unknown('not-asked', `the gatherer ${gatherer.id} broke (${String(error).slice(0, 120)})`);
  }
}

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
