import { Duplex } from 'node:stream';
import { knownAddress } from '../../../../src/base/address.ts';
import type { Stream } from '../../../../src/ports/net.ts';
import { CLIENT_ADDRESS } from '../../generate/houses.ts';

const NOWHERE = { host: knownAddress(CLIENT_ADDRESS), port: 50_000 };

/**
 * A connection to a simulated player that is not one: the player's side is a stream of Node.js, which its server reads, the
 * other side is a `Stream`. What either writes is there for the other at once.
 */
export class PlayerWire extends Duplex {
  readonly #told: Uint8Array[] = [];
  #waiting: ((bytes: Uint8Array | undefined) => void) | undefined;
  #over = false;

  override _read(): void {}

  override _write(bytes: Uint8Array, _: unknown, done: () => void): void {
    if (this.#waiting) this.#give(bytes);
    else this.#told.push(bytes);
    done();
  }

  override _final(done: () => void): void {
    this.#end();
    done();
  }

  override _destroy(_: unknown, done: () => void): void {
    this.#end();
    done();
  }

  get isOver(): boolean {
    return this.#over;
  }

  /** The side of whoever connected. */
  readonly side: Stream = {
    local: NOWHERE,
    remote: NOWHERE,
    tls: undefined,
    write: (bytes) => {
      if (!this.#over) this.emit('data', Buffer.from(bytes));
      return Promise.resolve();
    },
    read: () => {
      const bytes = this.#told.shift();
      if (bytes || this.#over) return Promise.resolve(bytes);
      return new Promise((resolve) => {
        this.#waiting = resolve;
      });
    },
    close: () => void this.destroy(),
    destroy: () => void this.destroy(),
    letGo: () => void this.destroy(),
  };

  #end(): void {
    this.#over = true;
    this.#give(undefined);
  }

  #give(bytes: Uint8Array | undefined): void {
    this.#waiting?.(bytes);
    this.#waiting = undefined;
  }
}
