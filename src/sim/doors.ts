import { fetchArt } from './pages/art/fetch-art.ts';
import { createPages } from './pages/registry.ts';
import { startMdns, type RunningMdns } from './discovery/mdns.ts';
import { startSsdp, type RunningSsdp } from './discovery/ssdp.ts';
import type { AdvertisedService } from './discovery/ssdp-targets.ts';
import { listedServices } from './description/service-list.ts';
import { eraOf } from './era.ts';
import type { House } from './house.ts';
import { createLocalApi, type LocalApi, type LocalApiOptions } from './local-api/door.ts';
import { kindOf } from './player-kind.ts';
import type { PlayerServer } from './server/player-server.ts';
import type { Page } from './server/page.ts';
import { runAction } from './soap/run-action.ts';
import type { PlayerState } from './state/player.ts';
import { createTlsAuthority } from './tls/authority.ts';
import { openTlsDoor, type TlsDoor } from './tls/door.ts';
import { parseBuild } from '../base/build.ts';

/** Which doors besides port 1400 a household opens; each is open unless told otherwise. */
export interface DoorSwitches {
  readonly ssdp?: boolean;
  readonly mdns?: boolean;
  readonly tls?: boolean;
}

/** The doors besides port 1400: discovery, TLS, the local API. */
export interface Doors {
  /** The player is back. */
  announce(playerId: string): void;
  /** The player says good-bye. */
  leave(playerId: string): void;
  /** State may have changed. */
  stateChanged(): void;
  stop(): Promise<void>;
}

/** Changes that come together reach subscribers of the local API as one. */
const SETTLE_MS = 20;

export type LocalApis = Map<string, LocalApi>;

/** The pages of a household; the local API they serve is filled in when the doors open. */
export const pagesFor = (localApis: LocalApis): readonly Page[] =>
  createPages({ subscribersOf: () => [], localApiOf: (id) => localApis.get(id), fetchArt });

/** Opens every door that is wanted; fails as `startHousehold` does and leaves nothing open. */
export async function openDoors(options: {
  readonly house: House;
  readonly servers: readonly PlayerServer[];
  readonly localApis: LocalApis;
  readonly wanted: DoorSwitches;
}): Promise<Doors> {
  const { house, localApis, wanted } = options;
  addLocalApis(options);
  const opened: { stop(): Promise<void> }[] = [];
  const stop = async (): Promise<void> => {
    for (const api of localApis.values()) api.stop();
    await Promise.all(opened.map((door) => door.stop()));
  };
  try {
    if (wanted.tls ?? true) opened.push(await openTls(options));
    const ssdp = (wanted.ssdp ?? true) ? await openSsdp(house) : undefined;
    if (ssdp) opened.push(ssdp);
    const mdns = (wanted.mdns ?? true) ? await openMdns(house) : undefined;
    if (mdns) opened.push(mdns);
    return { ...tellers(house, localApis, [ssdp, mdns]), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function tellers(
  { world }: House,
  localApis: LocalApis,
  discovery: readonly (RunningSsdp | RunningMdns | undefined)[],
): Omit<Doors, 'stop'> {
  let settling = false;
  return {
    announce: (playerId) => {
      for (const door of discovery) door?.announce(playerId);
    },
    leave: (playerId) => {
      for (const door of discovery) door?.leave(playerId);
    },
    stateChanged: () => {
      if (settling) return;
      settling = true;
      world.clock.after(
        SETTLE_MS,
        () => {
          settling = false;
          for (const api of localApis.values()) api.stateChanged();
        },
        { unref: true },
      );
    },
  };
}

function addLocalApis({ house, servers, localApis }: Parameters<typeof openDoors>[0]): void {
  for (const { playerId, http } of servers) {
    const player = house.world.household.players[playerId];
    if (!player) continue;
    const api = createLocalApi({
      world: house.world,
      player,
      act: (call) => runAction(house, call),
      observe: observer(house, playerId),
    });
    localApis.set(playerId, api);
    http.on('upgrade', (request, socket, head) => {
      const wanted = request.url === '/websocket/api' && 'encrypted' in request.socket;
      if (wanted) api.upgrade(request, socket, head);
      else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    });
  }
}

const observer =
  ({ recorder }: House, playerId: string): NonNullable<LocalApiOptions['observe']> =>
  ({ peer, text }, answer) => {
    const entry = recorder.record({
      direction: 'in',
      door: 'tls',
      playerId,
      peer,
      method: 'WEBSOCKET',
      target: '/websocket/api',
      body: text,
    });
    entry.attribute(answer);
  };

/** TLS on 1443 was there in 2015 (28.1); 1843 stands in the settings of 57.10. Unsure: which build began with each. */
async function openTls({
  house,
  servers,
}: Parameters<typeof openDoors>[0]): Promise<{ stop(): Promise<void> }> {
  const authority = createTlsAuthority(house.world);
  const opened: TlsDoor[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(opened.map((door) => door.close()));
  };
  try {
    for (const { playerId, http } of servers) {
      const player = house.world.household.players[playerId];
      if (!player) continue;
      const shared = { player, authority, server: http, clock: house.world.clock, log: house.log };
      if (majorOf(player) >= 28) opened.push(await openTlsDoor({ ...shared, port: 1443 }));
      if (eraOf(player.build).localApi) {
        opened.push(await openTlsDoor({ ...shared, port: 1843, membersOnly: true }));
      }
    }
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const majorOf = (player: PlayerState): number => parseBuild(player.build)?.major ?? 0;

const openSsdp = ({ world, log, recorder }: House): Promise<RunningSsdp> =>
  startSsdp({
    world,
    log,
    servicesOf: advertised,
    onSearch: ({ from, search, unicastTo }) => {
      recorder.record({
        direction: 'in',
        door: 'udp',
        peer: from,
        method: 'M-SEARCH',
        target: search.searchTarget,
        ...(unicastTo === undefined ? {} : { playerId: unicastTo }),
      });
    },
  });

const openMdns = ({ world, log, recorder }: House): Promise<RunningMdns> =>
  startMdns({
    world,
    log,
    onQuery: ({ from, questions }) => {
      recorder.record({
        direction: 'in',
        door: 'udp',
        peer: from,
        method: 'QUERY',
        target: questions.join(' '),
      });
    },
  });

/** The services of a player's description, in its order. */
function advertised(player: PlayerState): readonly AdvertisedService[] {
  const kind = kindOf(player);
  return (['root', 'MediaServer', 'MediaRenderer'] as const).flatMap((device) =>
    listedServices(kind, device).map(({ facts }) => ({ serviceType: facts.serviceType, device })),
  );
}
