import type { Socket } from 'node:net';
import type { Endpoint } from '../base/address.ts';
import { ConnectFailure, type Stream, type TlsFacts } from '../ports/net.ts';
import { endpointOf } from './endpoint.ts';

/** How long a closed stream waits for the other side, in milliseconds: several round trips over poor Wi-Fi. */
const LINGER_MS = 1000;

/**
 * A socket as a `Stream`. The socket stays paused: bytes leave the kernel only when `read` asks for them, so a peer
 * that sends without end is slowed by TCP itself.
 */
export class SocketStream implements Stream {
  readonly local: Endpoint;
  readonly remote: Endpoint;
  readonly tls: TlsFacts | undefined;
  readonly #socket: Socket;
  #failure: Error | undefined;

  constructor(socket: Socket, tls?: TlsFacts) {
    this.#socket = socket;
    this.tls = tls;
    this.local = endpointOf(socket.localAddress, socket.localPort);
    this.remote = endpointOf(socket.remoteAddress, socket.remotePort);
    socket.on('error', (error) => (this.#failure ??= error));
  }

  async write(bytes: Uint8Array | string): Promise<void> {
    this.#throwIfFailed();
    if (this.#socket.write(bytes)) return;
    await this.#anyOf(['drain', 'close', 'error']);
    this.#throwIfFailed();
  }

  async read(signal?: AbortSignal): Promise<Uint8Array | undefined> {
    for (;;) {
      signal?.throwIfAborted();
      const chunk: unknown = this.#socket.read();
      if (chunk instanceof Uint8Array) return chunk;
      this.#throwIfFailed();
      if (this.#socket.readableEnded || this.#socket.destroyed) return undefined;
      await this.#anyOf(['readable', 'end', 'close', 'error'], signal);
    }
  }

  /** Sends what is queued and our end, then waits for the peer's end only so long: a peer that never ends holds no socket. */
  close(): void {
    if (this.#socket.destroyed) return;
    this.#socket.end();
    // What still arrives is let go, or the end of the stream would never be seen.
    this.#socket.resume();
    const timer = setTimeout(() => this.#socket.destroy(), LINGER_MS);
    this.#socket.once('close', () => clearTimeout(timer));
    timer.unref();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  /** Waits for the first of these events of the socket. */
  #anyOf(events: readonly string[], signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const aborted = (): void =>
        finish(() => reject(signal?.reason instanceof Error ? signal.reason : new Error('aborted')));
      const ready = (): void => finish(resolve);
      const finish = (settle: () => void): void => {
        for (const event of events) this.#socket.off(event, ready);
        signal?.removeEventListener('abort', aborted);
        settle();
      };
      for (const event of events) this.#socket.once(event, ready);
      signal?.addEventListener('abort', aborted, { once: true });
    });
  }

  #throwIfFailed(): void {
    if (this.#failure) throw new ConnectFailure('other', this.#failure.message);
  }
}
