import type { Stream } from '../../ports/net.ts';

/** A message of a stream: behind its length in 16 bits (RFC 1035 §4.2.2). In one piece, for some readers want it so (RFC 7766 §8). */
export const framed = (message: Uint8Array): Uint8Array =>
  Buffer.concat([Uint8Array.of(message.length >>> 8, message.length & 0xff), message]);

/** Messages of a stream, one after the other, each of at most so many bytes. */
export class MessageReader {
  readonly #stream: Pick<Stream, 'read'>;
  readonly #most: number;
  #held: Uint8Array = new Uint8Array(0);

  constructor(stream: Pick<Stream, 'read'>, most: number) {
    this.#stream = stream;
    this.#most = most;
  }

  /** The next; undefined at the end, and where one is too long. Fails when the stream does or the signal aborts. */
  async next(signal: AbortSignal): Promise<Uint8Array | undefined> {
    for (;;) {
      const [high, low] = this.#held;
      const length = high === undefined || low === undefined ? undefined : high * 256 + low;
      if (length !== undefined && length > this.#most) return undefined;
      if (length !== undefined && this.#held.length >= 2 + length) return this.#take(length);
      const more = await this.#stream.read(signal);
      if (!more) return undefined;
      this.#held = Buffer.concat([this.#held, more]);
    }
  }

  #take(length: number): Uint8Array {
    const message = this.#held.subarray(2, 2 + length);
    this.#held = this.#held.subarray(2 + length);
    return message;
  }
}
