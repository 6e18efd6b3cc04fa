import type { Stream } from '../../ports/net.ts';
import { Counts } from './counts.ts';

/** Lets connections in, so many of each address. */
export class Admission {
  readonly #counts: Counts;

  constructor(perAddress: number) {
    this.#counts = new Counts(perAddress);
  }

  /** Lets a connection in for as long as the work lasts, or tears it down. The work does not fail. */
  async admit(stream: Stream, work: () => Promise<void>): Promise<void> {
    const address = stream.remote.host;
    if (!this.#counts.enter(address)) return stream.destroy();
    await work().finally(() => this.#counts.leave(address));
  }
}
