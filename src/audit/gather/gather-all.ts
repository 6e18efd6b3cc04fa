import type { Log } from '../../ports/log.ts';
import type { FoundAddress, FoundDevice } from '../discover/devices.ts';
import type { DeviceEvidence, PartName } from '../evidence/device.ts';
import { isFault } from '../evidence/observation.ts';
import type { Progress } from '../progress.ts';
import { ADDRESS_BUDGET, type BudgetLimits } from './budget.ts';
import { type AddressToGather, gatherAddress } from './gather-address.ts';
import type { Transcript } from './transcript.ts';

export interface GatherOptions {
  readonly limits?: Partial<BudgetLimits>;
  /** Only these parts of the evidence are gathered; without it all. */
  readonly parts?: readonly PartName[];
  /** Addresses that are asked at the same time; each of them at most two questions at once. */
  readonly addressesAtOnce?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

interface Gathering {
  readonly ports: AddressToGather['ports'] & { readonly log: Log };
  readonly options: GatherOptions;
  readonly transcript: Transcript;
  readonly found: readonly FoundAddress[];
}

const ADDRESSES_AT_ONCE = 8;

/** Several addresses at the same time; what comes out is in the order in which they were found. */
export async function gatherAll(gathering: Gathering): Promise<readonly DeviceEvidence[]> {
  const { options, found } = gathering;
  const claimed = new Set<string>();
  const claim = (key: string): boolean => !claimed.has(key) && claimed.add(key).size > 0;
  const onStep = progressOf(gathering);
  const results: (readonly DeviceEvidence[])[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < found.length; at = next++) {
      const address = found[at];
      if (address) results[at] = await gatherOne(gathering, { found: address, claim, onStep });
    }
  };
  const atOnce = Math.min(options.addressesAtOnce ?? ADDRESSES_AT_ONCE, found.length);
  await Promise.all(Array.from({ length: atOnce }, work));
  return results.flat();
}

type OnStep = NonNullable<AddressToGather['onStep']>;

async function gatherOne(
  { ports, options, transcript }: Gathering,
  one: Pick<AddressToGather, 'found' | 'claim'> & { readonly onStep: OnStep },
): Promise<readonly DeviceEvidence[]> {
  const gathered = await gatherAddress({
    ...one,
    ports,
    transcript,
    limits: { ...ADDRESS_BUDGET, ...options.limits },
    ...(options.parts ? { parts: options.parts } : {}),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  for (const { id, parts } of gathered)
    for (const part of Object.values(parts).filter(isFault)) ports.log.warn(part.why.text, { device: id });
  return gathered;
}

/** Tells what is asked of whom, and how many devices are done. */
function progressOf({ options: { onProgress }, found }: Gathering): OnStep {
  const total = found.reduce((sum, { devices }) => sum + devices.length, 0);
  let done = 0;
  return ({ id }: FoundDevice, gatherer) => {
    if (gatherer === undefined) done += 1;
    onProgress?.({
      phase: 'gather',
      done,
      total,
      device: id,
      ...(gatherer === undefined ? {} : { gatherer }),
    });
  };
}
