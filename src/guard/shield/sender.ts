import { err } from '../../base/result.ts';
import type { WrittenRequest } from '../upstream/request.ts';
import type { Upstream } from '../upstream/upstream.ts';
import type { ShieldOutcome } from './outcome.ts';
import type { Asking, PlayerQueue, Turn } from './player-queue.ts';

/** A player is known by its address: its ports share its threads. */
export const playerOf = ({ player }: WrittenRequest): string => player.host;

/** Sends requests when it is their turn. */
export class Sender {
  readonly #queue: PlayerQueue;
  readonly #upstream: Upstream;

  constructor(queue: PlayerQueue, upstream: Upstream) {
    this.#queue = queue;
    this.#upstream = upstream;
  }

  enter(written: WrittenRequest, asking: Omit<Asking, 'player'>): Turn {
    return this.#queue.enter({ ...asking, player: playerOf(written) });
  }

  /** `sending` is called at the moment in which it is sent, and not when its turn never came. */
  async send(written: WrittenRequest, turn: Turn, sending: () => void): Promise<ShieldOutcome> {
    const failure = turn.come && (await turn.come);
    if (failure) return err(failure);
    try {
      sending();
      return await this.#upstream.send(written);
    } finally {
      this.#queue.leave(playerOf(written));
    }
  }
}
