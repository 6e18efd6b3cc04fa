import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Conversation } from './conversation.ts';

/** A request that leaves HTTP. */
export interface Upgrade {
  readonly message: IncomingMessage;
  readonly socket: Socket;
  /** What came behind the head. */
  readonly head: Buffer;
  readonly conversation: Conversation;
}

/** Who takes requests out of HTTP: the WebSocket of the local API. All others with an Upgrade header are ordinary requests (RFC 9110 §7.8). */
export interface Upgrades {
  wants(message: IncomingMessage, conversation: Conversation): boolean;
  take(upgrade: Upgrade): void;
}
