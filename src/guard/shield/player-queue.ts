import type { Clock } from '../../ports/clock.ts';
import { FairLine, type Place } from './fair-line.ts';
import { type Patience, Wait, type WaitFailure, waitFailure } from './waiting.ts';

export interface QueueLimits {
  /** Requests at once to one player. */
  readonly atOnce: number;
  /** Requests that may wait for one player. */
  readonly waiting: number;
  /** Of these, how many of one principal. */
  readonly waitingOfOne: number;
}

/**
 * Players serve with four threads and 36 sockets: two at once leave room for the household's own controllers. Apps ask
 * 10 things at once when they start; 64 of them fit, as they mostly ask the same.
 */
const QUEUE_LIMITS: QueueLimits = { atOnce: 2, waiting: 128, waitingOfOne: 24 };

export interface Asking extends Patience {
  readonly player: string;
  readonly principal: string;
  /** In front of the line: others wait for this one to end. */
  readonly urgent?: boolean;
}

/** A request's way to its turn. */
export interface Turn {
  /** Undefined when the request may be sent; then `leave` of the queue has to follow. */
  readonly come: Promise<WaitFailure | undefined> | undefined;
  /** Somebody else waits for the same. */
  readonly alsoFor: (principal: string) => void;
}

interface Player {
  running: number;
  readonly line: FairLine<Wait>;
}

const NOW: Turn = { come: undefined, alsoFor: () => {} };
const never = (kind: WaitFailure['kind']): Turn => ({ ...NOW, come: Promise.resolve(waitFailure(kind)) });

/** Who may send to a player, and when: at most `atOnce`, principals in turn, each in the order in which it asked. */
export class PlayerQueue {
  readonly #clock: Clock;
  readonly #limits: QueueLimits;
  readonly #players = new Map<string, Player>();

  constructor(clock: Clock, limits: Partial<QueueLimits> = {}) {
    this.#clock = clock;
    this.#limits = { ...QUEUE_LIMITS, ...limits };
  }

  enter(asking: Asking): Turn {
    if (asking.signal?.aborted) return never('gone');
    const player = this.#playerOf(asking.player);
    if (player.running < this.#limits.atOnce) {
      player.running += 1;
      return NOW;
    }
    return this.#hasRoom(player.line, asking) ? this.#queue(player.line, asking) : never('line-full');
  }

  /** The request is over: its room goes to the next in line. */
  leave(name: string): void {
    const player = this.#playerOf(name);
    const [next] = player.line.waiting();
    if (next) {
      player.line.serve(next);
      next.item.admit();
    } else {
      player.running -= 1;
      if (player.running === 0) this.#players.delete(name);
    }
  }

  /** Whoever waits for the player waits in vain. What was sent to it is on its way. */
  clear(name: string): void {
    for (const { item } of this.#players.get(name)?.line.waiting().slice() ?? []) item.displace();
  }

  #playerOf(name: string): Player {
    const known = this.#players.get(name);
    if (known) return known;
    const player = { running: 0, line: new FairLine<Wait>() };
    this.#players.set(name, player);
    return player;
  }

  /** Where the line is full, the last in it gives way to somebody whose turn is earlier: a crowd cannot shut others out. */
  #hasRoom(line: FairLine<Wait>, { principal, urgent }: Asking): boolean {
    if (urgent) return true;
    if (line.countOf(principal) >= this.#limits.waitingOfOne) return false;
    const last = line.waiting().at(-1);
    if (line.length < this.#limits.waiting || !last) return true;
    if (line.nextTurn(principal) >= last.turn) return false;
    last.item.displace();
    return true;
  }

  #queue(line: FairLine<Wait>, asking: Asking): Turn {
    const wait = new Wait(this.#clock, asking, () => line.leave(place));
    let place: Place<Wait> = asking.urgent
      ? line.jump(asking.principal, wait)
      : line.join(asking.principal, wait);
    return {
      come: wait.over,
      alsoFor: (principal) => {
        place = line.share(place, principal);
      },
    };
  }
}
