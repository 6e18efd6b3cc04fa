import { createSocket } from 'node:dgram';
import { type HabitsHouse, settle } from './house.ts';

export const GROUP = '239.255.255.250';
export const BROADCAST = '255.255.255.255';
export const ZONE_PLAYER = 'urn:schemas-upnp-org:device:ZonePlayer:1';

export interface Searching {
  readonly to: readonly string[];
  /** How often, and after how long the next. */
  readonly rounds?: number;
  readonly everyMs?: number;
  /** The client's own UDP port; any when absent. */
  readonly port?: number;
  readonly waitMs?: number;
}

export interface Answers {
  /** Players that answered, each once, by address. */
  readonly from: readonly string[];
  readonly texts: readonly string[];
}

/** Sends a search as it is and gathers the answers of this household's players until the client stops listening. */
export async function searchFor(
  { house, own }: HabitsHouse,
  text: string,
  { to, rounds = 1, everyMs = 0, port = 0, waitMs = 1000 }: Searching,
): Promise<Answers> {
  const players = new Set(house.players.map(({ address }) => address));
  const from = new Set<string>();
  const texts: string[] = [];
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  socket.on('message', (bytes, { address }) => {
    if (!players.has(address)) return;
    from.add(address);
    texts.push(bytes.toString());
  });
  await new Promise<void>((resolve) => {
    socket.bind(port, own, resolve);
  });
  socket.setMulticastInterface('127.0.0.1');
  socket.setMulticastTTL(4);
  socket.setBroadcast(true);
  for (let round = 0; round < rounds; round += 1) {
    if (round > 0) await settle(everyMs);
    for (const address of to) socket.send(text, 1900, address);
  }
  await settle(waitMs);
  socket.close();
  return { from: [...from].toSorted(), texts };
}
