import type { Stream } from '../../ports/net.ts';

/** Counts the connections of each address, so that nobody takes all of them. */
export class Admission {
  readonly #open = new Map<string, number>();
  readonly #perAddress: number;

  constructor(perAddress: number) {
    this.#perAddress = perAddress;
  }

  /** Lets a connection in for as long as the work lasts, or tears it down. The work does not fail. */
  admit(stream: Stream, work: () => Promise<void>): void {
    const address = stream.remote.host;
    const count = (this.#open.get(address) ?? 0) + 1;
    if (count > this.#perAddress) return stream.destroy();
    this.#open.set(address, count);
    void work().finally(() => this.#leave(address));
  }

  #leave(address: string): void {
    const count = (this.#open.get(address) ?? 1) - 1;
    if (count > 0) this.#open.set(address, count);
    else this.#open.delete(address);
  }
}
