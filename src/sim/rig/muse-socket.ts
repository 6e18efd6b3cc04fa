import { WebSocket } from 'ws';

/** A client of a player's WebSocket, as sonos-websocket opens it. */
export interface MuseSocket {
  readonly socket: WebSocket;
  /** Texts that came. */
  readonly heard: readonly string[];
  say(header: object, body?: object): void;
}

/** What every open client sends (jjlawren/sonos-websocket const.py, aiosonos const.py). */
export const API_KEY = '123e4567-e89b-12d3-a456-426655440000';

export function openMuseSocket(address: string): Promise<MuseSocket> {
  const heard: string[] = [];
  const socket = new WebSocket(`wss://${address}:1443/websocket/api`, 'v1.api.smartspeaker.audio', {
    headers: { 'X-Sonos-Api-Key': API_KEY },
    rejectUnauthorized: false,
  });
  socket.on('message', (data) => heard.push(Buffer.isBuffer(data) ? data.toString('latin1') : ''));
  const say = (header: object, body: object = {}): void => socket.send(JSON.stringify([header, body]));
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve({ socket, heard, say }));
    socket.on('error', reject);
  });
}
