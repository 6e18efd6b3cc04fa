import type { Socket } from 'node:dgram';
import type { PlayerState } from '../state/player.ts';
import type { Place } from './post.ts';
import { closeUdp, joinGroup, openUdp } from './udp.ts';

/** Whom a datagram came to: a player's own address, or a group. */
export type OnArrival = (bytes: Uint8Array, from: Place, addressed?: PlayerState) => void;

export interface PlayerSocketOptions {
  readonly players: readonly PlayerState[];
  readonly port: number;
  readonly ttl: number;
  /** Groups and broadcast addresses where players listen together. */
  readonly shared: readonly string[];
  /** Filled here, by player id: what a player sends comes from its own address. */
  readonly own: Map<string, Socket>;
  readonly onArrival: OnArrival;
}

/** One socket per player and one per group; all or none. Gives back what closes them. */
export async function openPlayerSockets(options: PlayerSocketOptions): Promise<() => Promise<void>> {
  const { players, port, shared, own, onArrival } = options;
  const others: Socket[] = [];
  const close = async (): Promise<void> => {
    await Promise.all([...others, ...own.values()].map(closeUdp));
  };
  try {
    for (const player of players) own.set(player.id, await openOwn(options, player));
    for (const address of shared) {
      const socket = await openUdp({ address, port }, (bytes, from) => onArrival(bytes, from));
      others.push(socket);
      if (isGroup(address)) joinGroup(socket, address, addressesOf(players));
    }
    return close;
  } catch (error) {
    await close();
    throw error;
  }
}

async function openOwn({ port, ttl, onArrival }: PlayerSocketOptions, player: PlayerState): Promise<Socket> {
  const socket = await openUdp({ address: player.address, port }, (bytes, from) =>
    onArrival(bytes, from, player),
  );
  socket.setMulticastInterface(player.address);
  socket.setMulticastTTL(ttl);
  return socket;
}

/** 224.0.0.0/4 (RFC 5771). */
const isGroup = (address: string): boolean => (Number(address.split('.')[0]) & 0xf0) === 0xe0;

const addressesOf = (players: readonly PlayerState[]): readonly string[] =>
  players.map(({ address }) => address);
