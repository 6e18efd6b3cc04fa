import { serviceByName } from '../../src/catalog/services.ts';
import type { HouseholdDefinition } from '../../src/sim/definition/schema.ts';
import type { RunningHousehold } from '../../src/sim/household.ts';
import { startRig } from '../../src/sim/rig/house.ts';
import { get, sendRaw, soap, type RawAnswer } from '../../src/sim/rig/request.ts';
import { startSubscriber } from '../../src/sim/rig/subscriber.ts';

/** The first player of every simulated household here; the others follow. */
export const ADDRESS = '127.104.1.11';
const SUBSCRIBER = '127.104.0.200';

/** A simulated household that answers on the wire, and what one asks it. */
export interface Stage {
  readonly house: RunningHousehold;
  readonly get: (path: string) => Promise<RawAnswer>;
  /** The body of the answer to a call. */
  readonly call: (service: string, action: string, inner?: string) => Promise<string>;
  /** The body of the first event message of a service. */
  readonly firstEvent: (service: string) => Promise<string>;
  /** The body of the event message that follows a change of state. */
  readonly eventAfter: (service: string, change: (house: RunningHousehold) => void) => Promise<string>;
}

export interface Scene {
  readonly definition: Omit<HouseholdDefinition, 'name' | 'firstAddress'>;
  /** What the household file cannot say: state that only use brings about. */
  readonly arrange?: (house: RunningHousehold) => void;
}

/** Starts the household, asks, and lets every address go. */
export async function onStage<T>(
  { definition, arrange }: Scene,
  ask: (stage: Stage) => Promise<T>,
): Promise<T> {
  const house = await startRig(
    { name: 'Fidelity', firstAddress: ADDRESS, ...definition },
    { doors: { ssdp: false, mdns: false, tls: false, login: false } },
  );
  try {
    arrange?.(house);
    return await ask(stageOf(house));
  } finally {
    await house.stop();
  }
}

const stageOf = (house: RunningHousehold): Stage => ({
  house,
  get: (path) => get(ADDRESS, path),
  call: async (service, action, inner = '') => {
    const { controlPath: path, serviceType } = factsOf(service);
    return (await soap({ address: ADDRESS, path, serviceType, action, inner })).body;
  },
  firstEvent: (service) => listen(house, service, { count: 1 }),
  eventAfter: (service, change) => listen(house, service, { count: 2, change }),
});

function factsOf(service: string): {
  readonly controlPath: string;
  readonly eventPath: string;
  readonly serviceType: string;
} {
  const facts = serviceByName(service);
  if (!facts) throw new Error(`no service ${service}`);
  return facts;
}

async function listen(
  house: RunningHousehold,
  service: string,
  { count, change }: { readonly count: number; readonly change?: (house: RunningHousehold) => void },
): Promise<string> {
  const subscriber = await startSubscriber(SUBSCRIBER);
  try {
    const callback = `CALLBACK: <http://${SUBSCRIBER}:${subscriber.port}/>`;
    const lines = [
      `SUBSCRIBE ${factsOf(service).eventPath} HTTP/1.1`,
      `HOST: ${ADDRESS}:1400`,
      callback,
      'NT: upnp:event',
    ];
    await sendRaw({ address: ADDRESS, text: `${lines.join('\r\n')}\r\n\r\n` });
    await subscriber.until(1);
    change?.(house);
    house.world.changed();
    return (await subscriber.until(count)).at(count - 1)?.body ?? '';
  } finally {
    await subscriber.close();
  }
}
