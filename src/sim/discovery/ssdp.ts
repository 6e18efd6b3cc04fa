import type { Socket } from 'node:dgram';
import type { Log } from '../../ports/log.ts';
import type { PlayerState } from '../state/player.ts';
import type { World } from '../world.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { createQuota, type Quota } from './quota.ts';
import { aliveNotice, byebyeNotice, searchAnswer } from './ssdp-message.ts';
import { readSearch, type Search } from './ssdp-search.ts';
import { matching, ssdpTargets, type AdvertisedService, type SsdpTarget } from './ssdp-targets.ts';
import { closeUdp, joinGroup, openUdp } from './udp.ts';

/*
 * What could go wrong: a search with a forged source makes every player answer the victim (SSDP amplification).
 * What guards it: answers are few per source and second (quota.ts), the outbox is bounded, and a household that was
 * not told otherwise listens on loopback only. Proof: ssdp.test.ts `a flood of searches is answered a few times`.
 */

const PORT = 1900;
const GROUP = '239.255.255.250';
const BROADCAST = '255.255.255.255';
/** UDA 2.0 §1.2.2 asks for repeats, for datagrams get lost. Unsure: how often players repeat. */
const ALIVE_REPEATS_MS = [0, 150];

type Place = { readonly address: string; readonly port: number };

export interface SsdpOptions {
  readonly world: World;
  readonly log: Log;
  readonly servicesOf: (player: PlayerState) => readonly AdvertisedService[];
  /** Told of every search that was understood. */
  readonly onSearch?: (seen: {
    readonly from: Place;
    readonly search: Search;
    readonly unicastTo?: string;
  }) => void;
}

export interface RunningSsdp {
  /** The player is back: a burst of `ssdp:alive`. */
  announce(playerId: string): void;
  /** The player says good-bye. */
  leave(playerId: string): void;
  /** Says good-bye for all and closes. */
  stop(): Promise<void>;
}

/**
 * Opens one socket per player (its source address) and one for the group, and announces everybody. The switch UPnP
 * does not matter here: a player with UPnP off was still found (bonob 224). Unsure: whether by SSDP or by mDNS.
 */
export async function startSsdp(options: SsdpOptions): Promise<RunningSsdp> {
  const { world, log } = options;
  const players = Object.values(world.household.players);
  const door = createDoor(options);
  for (const player of players) {
    const socket = await openUdp({ address: player.address, port: PORT }, (bytes, from) =>
      door.hear(bytes, from, player.id),
    );
    socket.setMulticastInterface(player.address);
    socket.setMulticastTTL(4);
    door.sockets.set(player.id, socket);
  }
  const shared = await openShared(players, (bytes, from) => door.hear(bytes, from));
  for (const player of players) door.announce(player.id);
  log.debug('SSDP is open', { players: players.length });
  return {
    announce: (playerId) => door.announce(playerId),
    leave: (playerId) => door.leave(playerId),
    stop: async () => {
      for (const player of players) if (player.power === 'on') door.leave(player.id);
      door.outbox.stop();
      await Promise.all([...shared, ...door.sockets.values()].map(closeUdp));
    },
  };
}

/** The group, and broadcast: node-sonos-ts and node-sonos-discovery search both ways. */
async function openShared(
  players: readonly PlayerState[],
  hear: (bytes: Uint8Array, from: Place) => void,
): Promise<readonly Socket[]> {
  const group = await openUdp({ address: GROUP, port: PORT }, hear);
  joinGroup(
    group,
    GROUP,
    players.map((player) => player.address),
  );
  return [group, await openUdp({ address: BROADCAST, port: PORT }, hear)];
}

interface Door {
  readonly sockets: Map<string, Socket>;
  readonly outbox: Outbox;
  hear(bytes: Uint8Array, from: Place, unicastTo?: string): void;
  announce(playerId: string): void;
  leave(playerId: string): void;
}

function createDoor({ world, servicesOf, onSearch }: SsdpOptions): Door {
  const { household, clock, random } = world;
  const sockets = new Map<string, Socket>();
  const outbox = createOutbox(clock);
  const quota: Quota = createQuota(clock);

  const targetsOf = (player: PlayerState): readonly SsdpTarget[] =>
    ssdpTargets(household, player, servicesOf(player));
  const send = (player: PlayerState, text: string, to: Place): void => {
    sockets.get(player.id)?.send(text, to.port, to.address);
  };
  const toGroup = (player: PlayerState, text: string): void =>
    send(player, text, { address: GROUP, port: PORT });

  const answer = (player: PlayerState, search: Search, to: Place, spreadMs: number): void => {
    if (player.power !== 'on') return;
    for (const target of matching(targetsOf(player), search.searchTarget)) {
      outbox.later(chance(random.bytes(2)) * spreadMs, () => {
        if (player.power === 'on') send(player, searchAnswer({ household, player, target }), to);
      });
    }
  };

  return {
    sockets,
    outbox,
    hear: (bytes, from, unicastTo) => {
      const search = readSearch(bytes);
      if (!search || !quota.allows(from.address)) return;
      onSearch?.({ from, search, ...(unicastTo === undefined ? {} : { unicastTo }) });
      const asked =
        unicastTo === undefined ? Object.values(household.players) : [household.players[unicastTo]];
      const spreadMs = unicastTo === undefined ? search.maxWait * 1000 * SPREAD : 0;
      for (const player of asked) if (player) answer(player, search, from, spreadMs);
    },
    announce: (playerId) => {
      const player = household.players[playerId];
      if (!player) return;
      for (const delay of ALIVE_REPEATS_MS) {
        outbox.later(delay, () => {
          if (player.power !== 'on') return;
          for (const target of targetsOf(player)) toGroup(player, aliveNotice({ household, player, target }));
        });
      }
    },
    leave: (playerId) => {
      const player = household.players[playerId];
      if (!player) return;
      for (const target of targetsOf(player)) toGroup(player, byebyeNotice({ household, player, target }));
    },
  };
}

/** Answers come well within MX: clients stop listening when it is over. */
const SPREAD = 0.6;

/** 0 to below 1. */
const chance = (bytes: Uint8Array): number => (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) / 65_536;
