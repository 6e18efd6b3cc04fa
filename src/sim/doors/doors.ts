import type { HouseholdDefinition } from '../definition/schema.ts';
import type { House } from '../house.ts';
import type { PlayerServer } from '../server/player-server.ts';
import type { World } from '../world.ts';
import { openAll, type Closer } from './closer.ts';
import { openMdns, openSsdp } from './discovery.ts';
import { addLocalApis, type LocalApis } from './local-apis.ts';
import { openLogins } from './logins.ts';
import { openTls } from './tls.ts';

/** Which doors besides port 1400 a household opens; each is open unless told otherwise. */
export interface DoorSwitches {
  readonly ssdp?: boolean;
  readonly mdns?: boolean;
  readonly tls?: boolean;
  /** Login services of players that have them switched on. */
  readonly login?: boolean;
}

/** The doors besides port 1400: discovery, TLS, the local API, logins. */
export interface Doors extends Closer {
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
  /** Filled here; the pages serve from it. */
  readonly localApis: LocalApis;
  readonly wanted: DoorSwitches;
  readonly loginPorts: HouseholdDefinition['ports'];
}

/** Changes that come together reach subscribers of the local API as one. */
const SETTLE_MS = 20;

/** Opens every door that is wanted; fails as `startHousehold` does and leaves nothing open. */
export async function openDoors(options: DoorOptions): Promise<Doors> {
  const { house, servers, localApis, wanted } = options;
  const finders: (Closer & Pick<Doors, 'announce' | 'leave'>)[] = [];
  const find = (open: typeof openSsdp | typeof openMdns) => async (): Promise<Closer> => {
    const finder = await open(house);
    finders.push(finder);
    return finder;
  };
  addLocalApis(house, servers, localApis);
  const opened = await openAll([
    ...((wanted.tls ?? true) ? [() => openTls(house, servers)] : []),
    ...((wanted.login ?? true) ? [() => openLogins(house, options.loginPorts)] : []),
    ...((wanted.ssdp ?? true) ? [find(openSsdp)] : []),
    ...((wanted.mdns ?? true) ? [find(openMdns)] : []),
  ]);
  return {
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
