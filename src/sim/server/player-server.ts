import type { Socket } from 'node:net';
import type { House } from '../house.ts';
import type { PlayerState } from '../state/player.ts';
import { createConnections } from './connections.ts';
import { peerOf, type Conversation, type Entrance } from './conversation.ts';
import { recordConnection, type Desk, type FailedConnection } from './desk.ts';
import { handlersOf } from './handlers.ts';
import { createHttpServer } from './http-server.ts';
import type { ServerLimits } from './limits.ts';
import type { Upgrades } from './upgrade.ts';
import { createWorkers } from './workers.ts';

/*
 * What could go wrong: a simulated player answers anybody who reaches its address, as a real one does; and whoever keeps
 * its four workers or 36 connections busy keeps others out, as with a real one.
 * What guards it: players sit on loopback unless a household file gives other addresses; bodies, headers, idle time and
 * connections are bounded, and nothing that a client sends ends the process. Proof: player-server.test.ts.
 */

/** A player's web server, whatever ports lead to it. */
export interface PlayerServer {
  readonly player: PlayerState;
  /** Whether a new connection may stay. One that may not is closed, and stands in the recording. */
  admit(carrier: Socket, entrance: Entrance): boolean;
  /** Takes over an admitted connection; `carrier` is the TCP connection below TLS. */
  serve(socket: Socket, carrier: Socket, entrance: Entrance): void;
  /** A connection that came to no request stands in the recording all the same. */
  recordConnection(connection: FailedConnection): void;
}

export interface PlayerServerOptions {
  readonly house: House;
  readonly player: PlayerState;
  readonly limits: ServerLimits;
  readonly upgrades?: Upgrades | undefined;
}

export function createPlayerServer({ house, player, limits, upgrades }: PlayerServerOptions): PlayerServer {
  const workers = createWorkers(limits.workers);
  const desk: Desk = { house, player, limits, workers, upgrades, conversations: new WeakMap() };
  const connections = createConnections(limits.connections);
  const http = createHttpServer(limits.idleMs, handlersOf(desk));

  /** Unsure: whether a player closes one connection too many at once, or leaves it waiting. */
  const admit: PlayerServer['admit'] = (carrier, entrance) => {
    const peer = peerOf(carrier);
    const isOn = player.power === 'on';
    if (isOn && connections.take(carrier)) return true;
    recordConnection(desk, { entrance, peer, outcome: isOn ? 'turned-away' : 'away' });
    carrier.destroy();
    return false;
  };

  const serve: PlayerServer['serve'] = (socket, carrier, entrance) => {
    const peer = peerOf(carrier);
    const conversation: Conversation = { entrance, peer, carrier, requests: 0, told: false, end: 'gone' };
    desk.conversations.set(socket, conversation);
    socket.once('close', () => {
      if (conversation.requests === 0 && !conversation.told)
        recordConnection(desk, { entrance, peer, outcome: conversation.end });
    });
    http.emit('connection', socket);
  };

  return { player, admit, serve, recordConnection: (connection) => recordConnection(desk, connection) };
}
