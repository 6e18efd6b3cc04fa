import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { PlayerState } from '../state/player.ts';
import type { World } from '../world.ts';
import { refuseAccess } from './access.ts';
import type { Act, MuseContext } from './namespace.ts';
import { answerRest, type RestAnswer, type RestRequest } from './rest.ts';
import { createSession, type MuseSession } from './session.ts';

/*
 * What could go wrong: whoever has a key acts on the player, as on the real one. A flood of large frames or of
 * subscriptions would cost memory. What guards it: frames are at most 256 KB, subscriptions are counted, and the
 * player's server bounds its connections. Proof: door.test.ts.
 */

const SUBPROTOCOL = 'v1.api.smartspeaker.audio';
const MAX_FRAME_BYTES = 256 * 1024;

export interface LocalApiOptions {
  readonly world: World;
  readonly player: PlayerState;
  readonly act: Act;
  /** Sees every WebSocket message and runs its answer, so that what it changed is known to be its doing. */
  readonly observe?: (message: ObservedMessage, answer: () => void) => void;
}

interface ObservedMessage {
  readonly peer: { readonly address: string; readonly port: number };
  readonly text: string;
}

/** The local API of one player: REST answers and WebSocket sessions. */
export interface LocalApi {
  /** `apiKey` is the header X-Sonos-Api-Key. */
  answer(request: RestRequest & { readonly apiKey: string | undefined }): RestAnswer;
  /** Takes over an upgrade of `/websocket/api`, or refuses it and closes. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** State may have changed: subscribers are told what differs. */
  stateChanged(): void;
  /** Closes every session. */
  stop(): void;
}

export function createLocalApi(options: LocalApiOptions): LocalApi {
  const { player } = options;
  const context: MuseContext = { ...options, clips: [], sessions: new Map() };
  const sessions = new Map<WebSocket, MuseSession>();
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: true,
    maxPayload: MAX_FRAME_BYTES,
    handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  });

  const observe = options.observe ?? ((_message, answer) => answer());

  const open = (socket: WebSocket, peer: ObservedMessage['peer']): void => {
    const session = createSession(context, (text) => socket.send(text));
    sessions.set(socket, session);
    socket.on('message', (data) => {
      const text = asText(data);
      observe({ peer, text }, () => session.receive(text));
    });
    socket.on('close', () => sessions.delete(socket));
    socket.on('error', () => socket.terminate());
  };

  return {
    answer: (request) => refuseAccess(player, request.apiKey) ?? answerRest(context, request),
    upgrade: (request, socket, head) => {
      const key = request.headers['x-sonos-api-key'];
      const refusal = refuseAccess(player, typeof key === 'string' ? key : undefined);
      // sonos-websocket takes 401 for rejected credentials, whatever REST says.
      if (refusal) refuseUpgrade(socket, refusal.status === 404 ? 404 : 401, JSON.stringify(refusal.body));
      else server.handleUpgrade(request, socket, head, (opened) => open(opened, peerOf(request)));
    },
    stateChanged: () => {
      for (const session of sessions.values()) session.stateChanged();
    },
    stop: () => {
      for (const socket of sessions.keys()) socket.terminate();
      server.close();
    },
  };
}

const peerOf = ({ socket }: IncomingMessage): ObservedMessage['peer'] => ({
  address: socket.remoteAddress ?? '',
  port: socket.remotePort ?? 0,
});

/** Commands come as text (sonos-websocket) or in binary frames (aiosonos). */
function asText(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString('utf8');
}

function refuseUpgrade(socket: Duplex, status: 401 | 404, body: string): void {
  const reason = { 401: 'Unauthorized', 404: 'Not Found' }[status];
  socket.end(
    [
      `HTTP/1.1 ${status} ${reason}`,
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
