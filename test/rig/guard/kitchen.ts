import { type MuseClient, museClient, rest } from './muse-client.ts';
import { type SecondDoorHouse, startSecondDoor } from './second-door.ts';

/** A household behind second doors, as clients of its Kitchen see it. */
export interface Kitchen extends SecondDoorHouse {
  readonly kitchenId: () => string;
  readonly householdId: () => string;
  /** Of the group that the Kitchen leads now. */
  readonly groupId: () => string;
  /** How loud the player itself is, 0 to 100. */
  readonly volume: () => number;
  /** The header of a command of `playback:1` to the Kitchen's group. */
  readonly playback: (command: string) => object;
  /** A WebSocket of the client whose address ends so (see `startSecondDoor`); open until `clear`. */
  readonly client: (last: number) => Promise<MuseClient>;
  /** A REST request of the client whose address ends so. */
  readonly rest: (last: number, request: Parameters<typeof rest>[1]) => ReturnType<typeof rest>;
  /** Between two tests: clients are gone, nothing is written down, nothing was heard. */
  readonly clear: () => Promise<void>;
}

/** Each test file has a /24 of its own: files run side by side. */
export async function startKitchen(subnet: string): Promise<Kitchen> {
  const door = await startSecondDoor(subnet);
  const { house, guarded, at } = door;
  const clients: MuseClient[] = [];
  const kitchenId = (): string => house.players[0]?.id ?? '';
  const groupId = (): string =>
    house.state.groups.find(({ coordinator }) => coordinator === kitchenId())?.id ?? '';
  return {
    ...door,
    kitchenId,
    householdId: () => `${house.state.id}.${house.state.museSuffix}`,
    groupId,
    volume: () => house.state.players[kitchenId()]?.rendering.volume.Master ?? -1,
    playback: (command) => ({ namespace: 'playback:1', command, groupId: groupId() }),
    client: async (last) => {
      const client = await museClient({ to: guarded[0]!, from: at(last) });
      clients.push(client);
      return client;
    },
    rest: (last, request) => rest({ to: guarded[0]!, from: at(last) }, request),
    clear: async () => {
      await Promise.all(clients.splice(0).map((client) => client.close()));
      door.journal.length = 0;
      house.recorder.clear();
    },
  };
}
