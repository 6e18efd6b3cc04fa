import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { PlayerState } from '../state/player.ts';
import type { World } from '../world.ts';
import { refuseAccess } from './access.ts';
import type { Act, MuseContext } from './namespace.ts';
import { refuseUpgrade } from './refuse-upgrade.ts';
import { answerRest, type RestAnswer, type RestRequest } from './rest.ts';
import { createSession, type MuseSession, type Performed } from './session.ts';

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
  /** Deals with every WebSocket message; without it each is carried out and answered. */
  readonly onMessage?: (message: ReceivedMessage) => void;
  /** Sees every message that leaves. */
  readonly onSent?: (message: { readonly peer: Peer; readonly text: string }) => void;
}

interface Peer {
  readonly address: string;
  readonly port: number;
}

/** A message at the WebSocket, and what can be done with it. */
export interface ReceivedMessage {
  readonly peer: Peer;
  readonly text: string;
  /** Carries it out. */
  perform(): Performed;
  /** Sends the reply, and what begins with it. */
  send(reply: string): void;
  close(): void;
}

export interface UpgradeRequest {
  readonly message: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
  readonly peer: Peer;
}

/** The local API of one player: REST answers and WebSocket sessions. */
export interface LocalApi {
  /** `apiKey` is the header X-Sonos-Api-Key. */
  answer(request: RestRequest & { readonly apiKey: string | undefined }): RestAnswer;
  /** Takes over an upgrade of `/websocket/api`, or refuses it and closes. Gives the status that was answered. */
  upgrade(request: UpgradeRequest): number;
  /** State may have changed: subscribers are told what differs. */
  stateChanged(): void;
  /** Closes every session. */
  stop(): void;
}

export function createLocalApi(options: LocalApiOptions): LocalApi {
  const { player, onSent, onMessage = carryOut } = options;
  const context: MuseContext = { ...options, clips: [], sessions: new Map() };
  const sessions = new Map<WebSocket, MuseSession>();
  const server = createServer();

  const open = (socket: WebSocket, peer: Peer): void => {
    const send = (text: string): void => {
      onSent?.({ peer, text });
      socket.send(text);
    };
    const session = createSession(context, send);
    sessions.set(socket, session);
    socket.on('message', (data) => onMessage(received({ socket, session, peer, send }, asText(data))));
    socket.on('close', () => sessions.delete(socket));
    socket.on('error', () => socket.terminate());
  };

  return {
    answer: (request) => refuseAccess(player, request.apiKey) ?? answerRest(context, request),
    upgrade: ({ message, socket, head, peer }) => {
      const refused = refuseUpgrade(player, message, SUBPROTOCOL);
      if (refused) {
        socket.end(refused.answer);
        return refused.status;
      }
      let status = 400;
      server.handleUpgrade(message, socket, head, (opened) => {
        status = 101;
        open(opened, peer);
      });
      return status;
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

/** What is no proper handshake (RFC 6455 §4.2.1) gets 400. */
function createServer(): WebSocketServer {
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: true,
    maxPayload: MAX_FRAME_BYTES,
    handleProtocols: () => SUBPROTOCOL,
  });
  server.on('wsClientError', (_error, socket) =>
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'),
  );
  return server;
}

const carryOut = (message: ReceivedMessage): void => message.send(message.perform().reply);

interface Connection {
  readonly socket: WebSocket;
  readonly session: MuseSession;
  readonly peer: Peer;
  readonly send: (text: string) => void;
}

const received = ({ socket, session, peer, send }: Connection, text: string): ReceivedMessage => ({
  peer,
  text,
  perform: () => session.perform(text),
  send: (reply) => {
    if (socket.readyState !== socket.OPEN) return;
    send(reply);
    session.begin();
  },
  close: () => socket.terminate(),
});

/** Commands come as text (sonos-websocket) or in binary frames (aiosonos). */
function asText(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString('utf8');
}
