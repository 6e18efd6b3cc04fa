import type { Log } from '../../ports/log.ts';

/** Says what is wrong once, until it is another thing or over. */
export class Complaint {
  readonly #log: Log;
  readonly #message: string;
  #problem = '';

  constructor(log: Log, message: string) {
    this.#log = log;
    this.#message = message;
  }

  about(cause: unknown): void {
    const problem = cause instanceof Error ? cause.message : String(cause);
    if (problem !== this.#problem) this.#log.warn(this.#message, { problem });
    this.#problem = problem;
  }

  over(): void {
    this.#problem = '';
  }
}
