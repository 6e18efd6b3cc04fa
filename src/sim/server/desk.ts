import type { Duplex } from 'node:stream';
import type { House } from '../house.ts';
import type { TrafficOutcome } from '../recorder/traffic.ts';
import type { PlayerState } from '../state/player.ts';
import type { Conversation, Entrance } from './conversation.ts';
import type { ServerLimits } from './limits.ts';
import type { Upgrades } from './upgrade.ts';
import type { Workers } from './workers.ts';

/** What the parts of one player's web server share. */
export interface Desk {
  readonly house: House;
  readonly player: PlayerState;
  readonly limits: ServerLimits;
  readonly workers: Workers;
  readonly upgrades: Upgrades | undefined;
  readonly conversations: WeakMap<Duplex, Conversation>;
}

/** A connection that came to no request. */
export interface FailedConnection {
  readonly entrance: Entrance;
  readonly peer: Conversation['peer'];
  readonly outcome: TrafficOutcome;
  /** What it said that is no message. */
  readonly bytes?: Uint8Array;
}

export function recordConnection(
  { house, player }: Pick<Desk, 'house' | 'player'>,
  { entrance, peer, outcome, bytes }: FailedConnection,
): void {
  house.recorder.record({
    direction: 'in',
    door: entrance.door,
    playerId: player.id,
    peer,
    method: bytes ? 'UNREADABLE' : 'CONNECT',
    target: `:${entrance.port}`,
    outcome,
    ...(bytes ? { body: Buffer.from(bytes).toString('latin1') } : {}),
  });
}
