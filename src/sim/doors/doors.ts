import type { HouseholdDefinition } from '../definition/schema.ts';
import type { House } from '../house.ts';
import type { PlayerServer } from '../server/player-server.ts';
import type { World } from '../world.ts';
import { openAll, type Closer } from './closer.ts';
import { openMdns, openSsdp } from './discovery.ts';
import type { LocalApis } from './local-apis.ts';
import { loginDoors } from './logins.ts';
import { clearDoors, type PlayerDoor } from './player-door.ts';
import { tlsDoors } from './tls.ts';

/** Which doors besides port 1400 a household opens; each is open unless told otherwise. */
export interface DoorSwitches {
  readonly ssdp?: boolean;
  readonly mdns?: boolean;
  readonly tls?: boolean;
  /** Login services of players that have them switched on. */
  readonly login?: boolean;
}

/** All doors of a household: port 1400, TLS, the local API, logins, discovery. */
export interface Doors extends Closer {
  /** The TCP ports of a player. */
  of(playerId: string): readonly PlayerDoor[];
  /** The player is back. */
  announce(playerId: string): void;
  /** The player says good-bye. */
  leave(playerId: string): void;
  /** State may have changed. */
  stateChanged(): void;
}

export interface DoorOptions {
  readonly house: House;
  readonly servers: readonly PlayerServer[];
  readonly localApis: LocalApis;
  readonly wanted: DoorSwitches;
  readonly loginPorts: HouseholdDefinition['ports'];
}

/** Changes that come together reach subscribers of the local API as one. */
const SETTLE_MS = 20;

/** Opens every door that is wanted; fails as `startHousehold` does and leaves nothing open. */
export async function openDoors(options: DoorOptions): Promise<Doors> {
  const { house, localApis, wanted } = options;
  const doors = playerDoors(options);
  const finders: (Closer & Pick<Doors, 'announce' | 'leave'>)[] = [];
  const find = (open: typeof openSsdp | typeof openMdns) => async (): Promise<Closer> => {
    const finder = await open(house);
    finders.push(finder);
    return finder;
  };
  const opened = await openAll([
    ...doors.map(opener),
    ...((wanted.ssdp ?? true) ? [find(openSsdp)] : []),
    ...((wanted.mdns ?? true) ? [find(openMdns)] : []),
  ]);
  return {
    of: (playerId) => doors.filter((door) => door.playerId === playerId),
    announce: (playerId) => {
      for (const finder of finders) finder.announce(playerId);
    },
    leave: (playerId) => {
      for (const finder of finders) finder.leave(playerId);
    },
    stateChanged: settled(house.world, () => {
      for (const api of localApis.values()) api.stateChanged();
    }),
    stop: async () => {
      for (const api of localApis.values()) api.stop();
      await opened.stop();
    },
  };
}

const playerDoors = ({ house, servers, wanted, loginPorts }: DoorOptions): readonly PlayerDoor[] => [
  ...clearDoors(servers),
  ...((wanted.tls ?? true) ? tlsDoors(house, servers) : []),
  ...((wanted.login ?? true) ? loginDoors(house, loginPorts) : []),
];

const opener = (door: PlayerDoor) => async (): Promise<Closer> => {
  await door.open();
  return { stop: () => door.close() };
};

function settled({ clock }: World, tell: () => void): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    clock.after(
      SETTLE_MS,
      () => {
        waiting = false;
        tell();
      },
      { unref: true },
    );
  };
}
