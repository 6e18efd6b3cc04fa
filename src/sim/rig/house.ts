import { silentLog } from '../../ports/log.ts';
import type { HouseholdDefinition } from '../definition/schema.ts';
import { startHousehold, type HouseholdOptions, type RunningHousehold } from '../household.ts';
import { realClock, realRandom } from './ports.ts';

/** Starts a household in real time for a test; the caller stops it. */
export const startRig = (
  definition: HouseholdDefinition,
  options: Partial<HouseholdOptions> = {},
): Promise<RunningHousehold> =>
  startHousehold({ definition, clock: realClock, random: realRandom, log: silentLog, ...options });
