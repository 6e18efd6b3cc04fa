import type { Callback } from './callback.ts';

/** A subscriber of one service of one player. */
export interface Subscription {
  /** `uuid:RINCON_…_sub0000000001`. */
  readonly sid: string;
  readonly playerId: string;
  readonly service: string;
  /** Tried in order (UDA 2.0 §4.1.2). */
  readonly callbacks: readonly Callback[];
  /** `Clock.elapsed()` milliseconds. */
  expiresAt: number;
  /** Of the next event message; wraps to 1 (UDA 2.0 §4.3.1). */
  seq: number;
  /** Event messages to send, oldest first. */
  readonly waiting: string[];
  sending: boolean;
  /** SUBSCRIBE has been answered: messages may go. */
  begun: boolean;
  /** Ended: no more messages. */
  over: boolean;
}

export const nextSeq = (seq: number): number => (seq >= 4_294_967_295 ? 1 : seq + 1);
