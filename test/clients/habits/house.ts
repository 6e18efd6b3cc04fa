import { startRig } from '../../../src/sim/rig/house.ts';
import { sendRaw, type RawAnswer } from '../../../src/sim/rig/request.ts';
import type { HouseholdOptions, RunningHousehold } from '../../../src/sim/household.ts';
import { clientsHousehold } from '../household.ts';

/** The household of the tours, and what a client needs to say its own words to it. */
export interface HabitsHouse {
  readonly house: RunningHousehold;
  /** Where the Kitchen answers, and the client's own address. */
  readonly kitchen: string;
  readonly own: string;
  /** Bytes to the Kitchen on port 1400, as they are. */
  readonly say: (lines: readonly string[], body?: string) => Promise<RawAnswer>;
}

const CLOSED = { ssdp: false, mdns: false, tls: false, login: false };

/** `kitchen` is the first of four addresses in a row; the client's own ends in 200. */
export async function startHabits(
  kitchen: string,
  doors: HouseholdOptions['doors'] = {},
): Promise<HabitsHouse> {
  const house = await startRig(clientsHousehold(kitchen), { doors: { ...CLOSED, ...doors } });
  const own = kitchen.replace(/\d+$/, '200');
  const say = (lines: readonly string[], body = ''): Promise<RawAnswer> =>
    sendRaw({ address: kitchen, text: `${lines.join('\r\n')}\r\n\r\n${body}` });
  return { house, kitchen, own, say };
}

export const settle = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
