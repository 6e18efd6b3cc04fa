import { once } from 'node:events';
import { WebSocket, type ClientOptions } from 'ws';

/** What every open client sends (jjlawren/sonos-websocket const.py, aiosonos const.py). */
export const API_KEY = '123e4567-e89b-12d3-a456-426655440000';

export const SUBPROTOCOL = 'v1.api.smartspeaker.audio';

/** Header and body of a message. */
export type Frame = readonly [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>];

export interface LocalApiClient {
  readonly socket: WebSocket;
  /** Sends a command as the client does and gives the next message. */
  ask(command: unknown, options?: { readonly binary: boolean }): Promise<Frame>;
  close(): Promise<void>;
}

export const urlOf = (address: string): string => `wss://${address}:1443/websocket/api`;

/** Connects as clients do: with the key and the subprotocol, the certificate not looked at. */
export async function connectTo(address: string, options: ClientOptions = {}): Promise<LocalApiClient> {
  const socket = new WebSocket(urlOf(address), SUBPROTOCOL, {
    headers: { 'X-Sonos-Api-Key': API_KEY },
    rejectUnauthorized: false,
    ...options,
  });
  await once(socket, 'open');
  return {
    socket,
    ask: async (command, { binary } = { binary: false }) => {
      const reply = once(socket, 'message');
      socket.send(binary ? Buffer.from(JSON.stringify(command)) : JSON.stringify(command));
      const [data] = await reply;
      return JSON.parse(String(data));
    },
    close: async () => {
      const closed = once(socket, 'close');
      socket.close();
      await closed;
    },
  };
}
