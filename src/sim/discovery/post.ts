import type { Socket } from 'node:dgram';
import type { MessageInterference } from '../faults/fault.ts';
import type { PlayerState } from '../state/player.ts';
import type { TrafficOutcome } from '../recorder/traffic.ts';
import type { Outbox } from './outbox.ts';

export type Place = { readonly address: string; readonly port: number };

/** A datagram that a player sends. */
export interface Letter {
  readonly player: PlayerState;
  readonly to: Place;
  readonly bytes: Buffer;
  /** What it is, for the recording. */
  readonly method: 'NOTIFY' | 'RESPONSE';
  /** Search target, notification type, or names. */
  readonly target: string;
  readonly text: string;
}

/** A datagram that came to players, and what becomes of it. */
export interface HeardDatagram {
  readonly from: Place;
  readonly method: 'M-SEARCH' | 'QUERY' | 'NOTIFY' | 'RESPONSE' | 'UNREADABLE';
  readonly target: string;
  readonly text: string;
  readonly outcome: TrafficOutcome;
  /** Absent for what came to a group. */
  readonly playerId?: string;
}

/** Sees what comes and goes; what is to be sent may have an accident. */
export interface DiscoveryWatch {
  onHeard?: (datagram: HeardDatagram) => void;
  onSending?: (letter: Letter) => MessageInterference | undefined;
}

/** Sends the datagrams of players, each from its own socket. */
export interface Post {
  send(letter: Letter): void;
  /** Settles when all that was sent is with the kernel: a socket that closes before loses it. */
  settled(): Promise<void>;
}

export interface PostOptions extends DiscoveryWatch {
  /** For what is to be late. */
  readonly outbox: Outbox;
  /** By player id. */
  readonly sockets: ReadonlyMap<string, Socket>;
}

export function createPost({ outbox, sockets, onSending }: PostOptions): Post {
  const pending = new Set<Promise<void>>();
  const mail = ({ player, to }: Letter, bytes: Buffer): void => {
    const socket = sockets.get(player.id);
    if (!socket || bytes.length === 0) return;
    const sent = sendTo(socket, bytes, to).finally(() => pending.delete(sent));
    pending.add(sent);
  };
  return {
    send: (letter) => {
      const struck = onSending?.(letter);
      if (!struck) mail(letter, letter.bytes);
      else if (struck.kind === 'spoil') mail(letter, struck.spoil(letter.bytes));
      else if (struck.kind === 'delay') outbox.later(struck.ms, () => mail(letter, letter.bytes));
    },
    settled: async () => {
      await Promise.all(pending);
    },
  };
}

/** A datagram that cannot be sent is lost, as datagrams are. */
const sendTo = (socket: Socket, bytes: Buffer, { address, port }: Place): Promise<void> =>
  new Promise((resolve) => {
    socket.send(bytes, port, address, () => resolve());
  });
