import type { IncomingMessage } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { PlayerState } from '../state/player.ts';
import { refuseAccess } from './access.ts';
import type { JsonObject } from './json.ts';
import { failed } from './outcome.ts';

/** An answer to an upgrade that leads to no WebSocket. */
export interface RefusedUpgrade {
  readonly status: 400 | 401 | 404;
  readonly answer: string;
}

/**
 * Who gets no WebSocket. Without a key 401, which sonos-websocket takes for rejected credentials, whatever REST says.
 * Every open client offers the subprotocol (sonos-websocket, aiosonos). Unsure: that a player refuses those who do not, and
 * with which status; a handshake without it at a real player settles it.
 */
export function refuseUpgrade(
  player: PlayerState,
  { headers }: IncomingMessage,
  subprotocol: string,
): RefusedUpgrade | undefined {
  const key = headers['x-sonos-api-key'];
  const refusal = refuseAccess(player, typeof key === 'string' ? key : undefined);
  if (refusal) return refused(refusal.status === 404 ? 404 : 401, refusal.body);
  const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  if (offered.includes(subprotocol)) return undefined;
  return refused(400, failed('ERROR_INVALID_PARAMETER', `The subprotocol is ${subprotocol}`).body);
}

function refused(status: RefusedUpgrade['status'], content: JsonObject): RefusedUpgrade {
  const body = JSON.stringify(content);
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  return { status, answer: `${lines.join('\r\n')}\r\n\r\n${body}` };
}
