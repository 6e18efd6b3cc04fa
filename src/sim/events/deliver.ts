/**
 * Brings an event message to whoever subscribed. What could go wrong: a subscriber that never answers, or byte by byte for ever
 * (a deadline for the whole exchange), or at length (the status line only is read). Proven in `slow-subscribers.test.ts`.
 */
import { connect } from 'node:net';
import type { Clock } from '../../ports/clock.ts';
import type { Callback } from './callback.ts';

/** Unsure: how long players wait for a subscriber. */
export const DEADLINE_MS = 5000;
const MAX_STATUS_CHARS = 1024;

export interface Delivery {
  readonly clock: Clock;
  /** Own address of the player: subscribers look at where a message comes from. */
  readonly from: string;
  readonly to: Callback;
  readonly message: string;
}

/** Sends one message over a connection of its own. The status that came back, or 0 for none. */
export function deliver({ clock, from, to, message }: Delivery): Promise<number> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect({ host: to.host, port: to.port, localAddress: from }, () => socket.write(message));
    const deadline = clock.after(DEADLINE_MS, () => socket.destroy(), { unref: true });
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      heard += chunk.toString('latin1');
      if (heard.includes('\r\n') || heard.length > MAX_STATUS_CHARS) socket.end();
    });
    socket.on('close', () => {
      deadline.cancel();
      resolve(statusOf(heard));
    });
  });
}

const statusOf = (heard: string): number => Number(/^HTTP\/1\.[01] (\d{3})/.exec(heard)?.[1] ?? 0);
