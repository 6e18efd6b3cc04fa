import { InTurn } from './in-turn.ts';

/** Lets one piece of work run at a time and a few wait: a crowd that asks for what is costly is turned away. */
export class Gate {
  readonly #most: number;
  #inside = 0;
  readonly #inTurn = new InTurn();

  /** At most so many run or wait. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Undefined when there is no room; then nothing was run. */
  enter<T>(work: () => Promise<T>): Promise<T> | undefined {
    if (this.#inside >= this.#most) return undefined;
    this.#inside += 1;
    return this.#inTurn.run(work).finally(() => {
      this.#inside -= 1;
    });
  }
}
