import type { Clock } from '../../ports/clock.ts';
import type { Net } from '../../ports/net.ts';
import type { Random } from '../../ports/random.ts';
import { type FoundAddress, type FoundDevice, MAX_DEVICES_AT_ONE_ADDRESS } from '../discover/devices.ts';
import type { Conduct, DeviceEvidence, EvidenceParts, PartName } from '../evidence/device.ts';
import { Budget, type BudgetLimits } from './budget.ts';
import { createEvidenceRoom, type EvidenceRoom } from './evidence-room.ts';
import { gatherDevice } from './gather-device.ts';
import type { Transcript } from './transcript.ts';

export interface AddressToGather {
  readonly ports: { readonly net: Net; readonly clock: Clock; readonly random: Random };
  readonly transcript: Transcript;
  readonly found: FoundAddress;
  readonly limits: BudgetLimits;
  readonly claim: (key: string) => boolean;
  readonly parts?: readonly PartName[];
  readonly signal?: AbortSignal;
  /** Called before each gatherer of a device, and without a gatherer when the device is done. */
  readonly onStep?: (device: FoundDevice, gatherer?: string) => void;
}

/**
 * Asks the devices of one address, one after the other and on one budget: a host that answers with many LOCATIONs costs
 * no more time and no more connections than a host that answers with one.
 */
export async function gatherAddress(address: AddressToGather): Promise<readonly DeviceEvidence[]> {
  const { found, ports, limits } = address;
  const budget = new Budget(ports.clock, limits);
  const room = createEvidenceRoom();
  const gathered: DeviceEvidence[] = [];
  for (const device of found.devices) {
    const evidence = await gatherOne(address, { device, budget, room, gathered });
    const twin = gathered.findIndex((other) => udnOf(other.parts) === udnOf(evidence.parts));
    if (udnOf(evidence.parts) === undefined || twin < 0) gathered.push(evidence);
    else gathered.splice(twin, 1, joined(gathered[twin], evidence));
    address.onStep?.(device);
  }
  return withLeftOut(gathered, found.leftOut);
}

interface One {
  readonly device: FoundDevice;
  readonly budget: Budget;
  readonly room: EvidenceRoom;
  readonly gathered: readonly DeviceEvidence[];
}

async function gatherOne(
  { ports, transcript, claim, parts, signal, onStep }: AddressToGather,
  { device, budget, room, gathered }: One,
): Promise<DeviceEvidence> {
  const { id, address, port, path, sightings } = device;
  const known = new Set(gathered.flatMap((other) => udnOf(other.parts) ?? []));
  const evidence = await gatherDevice({
    context: {
      ...ports,
      transcript,
      endpoint: { host: address, port },
      descriptionPath: path,
      budget,
      ...(signal ? { signal } : {}),
    },
    sightings,
    room,
    claim,
    ...(onStep ? { onStep: (gatherer) => onStep(device, gatherer) } : {}),
    ...(parts ? { parts } : {}),
    isEnough: (learnt) => known.has(udnOf(learnt) ?? ''),
  });
  return { ...evidence, id };
}

/** The name that a device has for itself (UDA 2.0 §1.1.4): the same name on one address is the same device. */
const udnOf = ({ description }: EvidenceParts): string | undefined =>
  description?.known && description.value.kind === 'served' ? description.value.udn : undefined;

/** A device that was found at two places stays where it was asked first. */
function joined(first: DeviceEvidence | undefined, again: DeviceEvidence): DeviceEvidence {
  if (!first) return again;
  return {
    ...first,
    sightings: [...first.sightings, ...again.sightings],
    conduct: [...first.conduct, ...again.conduct],
  };
}

/** Told on the first device of the address. */
function withLeftOut(gathered: readonly DeviceEvidence[], leftOut: number): readonly DeviceEvidence[] {
  const [first, ...others] = gathered;
  if (!first || leftOut === 0) return gathered;
  const conduct: Conduct = {
    text: `named ${leftOut + MAX_DEVICES_AT_ONE_ADDRESS} descriptions on one address; ${MAX_DEVICES_AT_ONE_ADDRESS} were asked`,
    exchange: [],
  };
  return [{ ...first, conduct: [conduct, ...first.conduct] }, ...others];
}
