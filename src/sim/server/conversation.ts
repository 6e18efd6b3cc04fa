import type { Socket } from 'node:net';
import type { TrafficOutcome } from '../recorder/traffic.ts';
import type { Door } from './page.ts';

/** A way into a player's web server. */
export interface Entrance {
  readonly door: Door;
  readonly port: number;
}

type Peer = { readonly address: string; readonly port: number };

/** What is known of one connection at a player's web server. */
export interface Conversation {
  readonly entrance: Entrance;
  readonly peer: Peer;
  /** The TCP connection, below TLS where there is TLS. */
  readonly carrier: Socket;
  requests: number;
  /** It stands in the recording without a request. */
  told: boolean;
  /** Why it ends, should it end before an answer. */
  end: TrafficOutcome;
}

/** A closed socket knows its peer only when it was asked before: `admit` asks. */
export const peerOf = ({ remoteAddress = '', remotePort = 0 }: Socket): Peer => ({
  address: remoteAddress,
  port: remotePort,
});
