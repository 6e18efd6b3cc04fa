import { readFileSync } from 'node:fs';
import { silentLog } from '../../src/ports/log.ts';
import { loadHousehold } from '../../src/sim/definition/load.ts';
import { type RunningHousehold, startHousehold } from '../../src/sim/household.ts';
import { shippedHousehold, ZOO_WEAKNESSES } from '../../src/sim/households/index.ts';
import { readWeaknesses } from '../../src/sim/households/weaknesses.ts';
import { realClock, realRandom } from '../../src/sim/rig/ports.ts';

/** What is wrong in the zoo, as its file says. */
export const ZOO = readWeaknesses(readFileSync(ZOO_WEAKNESSES, 'utf8'));

/** Starts the zoo in a network of the test's own (`127.105.5.`), so that several households run side by side. */
export function startZoo(network: string): Promise<RunningHousehold> {
  const file = shippedHousehold('zoo')?.file;
  if (!file) throw new Error('there is no zoo');
  const text = readFileSync(file, 'utf8').replaceAll(/127\.20\.\d+\./g, network);
  return startHousehold({
    definition: loadHousehold(text, 'zoo.yaml'),
    clock: realClock,
    random: realRandom,
    log: silentLog,
    doors: { ssdp: false, mdns: false },
  });
}

/** The short name of a player in the list, by its id. */
export function shortName(playerId: string): string {
  const found = Object.entries(ZOO.players).find(([, id]) => id === playerId);
  if (!found) throw new Error(`${playerId} is not in the list`);
  return found[0];
}
