import type { Socket } from 'node:net';
import type { Endpoint } from '../base/address.ts';
import { ConnectFailure, type Stream, type TlsFacts } from '../ports/net.ts';
import { endpointOf } from './endpoint.ts';

/** How long a closed stream waits for the other side, in milliseconds: several round trips over poor Wi-Fi. */
const LINGER_MS = 1000;

/** Bytes that may wait here for `read`; beyond that the socket is paused. */
const READ_AHEAD = 65_536;

/**
 * A socket as a `Stream`. Nothing leaves the kernel before the first `read`, and at most `READ_AHEAD` bytes and one piece
 * wait here after that, so a peer that sends without end is slowed by TCP itself. Listeners are set once, not for each
 * wait: on the guarded path they were a third of what a request cost.
 */
export class SocketStream implements Stream {
  readonly remote: Endpoint;
  readonly tls: TlsFacts | undefined;
  readonly #socket: Socket;
  #local: Endpoint | undefined;
  #failure: Error | undefined;
  readonly #pieces: Uint8Array[] = [];
  #waitingBytes = 0;
  #reading = false;
  #paused = false;
  #ended = false;
  /** Whoever waits, for bytes, for room or for the end, waits on this. */
  #change: PromiseWithResolvers<void> | undefined;

  /** `remote` is asked of the kernel when not given: a socket that was reset no longer knows. */
  constructor(socket: Socket, { tls, remote }: { readonly tls?: TlsFacts; readonly remote?: Endpoint } = {}) {
    this.#socket = socket;
    this.tls = tls;
    this.remote = remote ?? endpointOf(socket.remoteAddress, socket.remotePort);
    socket.on('error', (error) => {
      this.#failure ??= error;
      this.#changed();
    });
    socket.on('close', () => this.#end());
  }

  get local(): Endpoint {
    this.#local ??= endpointOf(this.#socket.localAddress, this.#socket.localPort);
    return this.#local;
  }

  async write(bytes: Uint8Array | string): Promise<void> {
    this.#throwIfFailed();
    this.#throwIfClosed();
    if (this.#socket.write(bytes)) return;
    const drained = (): void => this.#changed();
    this.#socket.once('drain', drained);
    while (this.#socket.writableNeedDrain && !this.#socket.destroyed) await this.#nextChange();
    this.#socket.off('drain', drained);
    this.#throwIfFailed();
    this.#throwIfClosed();
  }

  async read(signal?: AbortSignal): Promise<Uint8Array | undefined> {
    this.#startReading();
    for (;;) {
      signal?.throwIfAborted();
      const piece = this.#pieces.shift();
      if (piece) return this.#taken(piece);
      this.#throwIfFailed();
      if (this.#ended || this.#socket.destroyed) return undefined;
      await (signal ? this.#nextChangeOr(signal) : this.#nextChange());
    }
  }

  /** Sends what is queued and our end, then waits for the peer's end only so long: a peer that never ends holds no socket. */
  close(): void {
    if (this.#socket.destroyed) return;
    this.#socket.end();
    // What still arrives is let go, or the end of the stream would never be seen.
    this.#socket.removeAllListeners('data').resume();
    const timer = setTimeout(() => this.#socket.destroy(), LINGER_MS);
    this.#socket.once('close', () => clearTimeout(timer));
    timer.unref();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  letGo(): void {
    setImmediate(() => this.#socket.destroy());
  }

  /** The socket, for a layer on top of it. What was read already would be lost to that layer: a bug. */
  release(): Socket {
    if (this.#reading) throw new Error('a stream that was read from cannot be released');
    return this.#socket;
  }

  #startReading(): void {
    if (this.#reading) return;
    this.#reading = true;
    this.#socket.on('end', () => this.#end());
    this.#socket.on('data', (piece: Uint8Array) => this.#keep(piece));
  }

  #keep(piece: Uint8Array): void {
    this.#pieces.push(piece);
    this.#waitingBytes += piece.length;
    if (this.#waitingBytes > READ_AHEAD) {
      this.#paused = true;
      this.#socket.pause();
    }
    this.#changed();
  }

  #taken(piece: Uint8Array): Uint8Array {
    this.#waitingBytes -= piece.length;
    if (this.#paused && this.#waitingBytes <= READ_AHEAD) {
      this.#paused = false;
      this.#socket.resume();
    }
    return piece;
  }

  #end(): void {
    this.#ended = true;
    this.#changed();
  }

  #changed(): void {
    this.#change?.resolve();
    this.#change = undefined;
  }

  #nextChange(): Promise<void> {
    this.#change ??= Promise.withResolvers();
    return this.#change.promise;
  }

  async #nextChangeOr(signal: AbortSignal): Promise<void> {
    const changed = (): void => this.#changed();
    signal.addEventListener('abort', changed, { once: true });
    await this.#nextChange();
    signal.removeEventListener('abort', changed);
  }

  /** Bytes that go nowhere are a failure: who writes without end would never notice. */
  #throwIfClosed(): void {
    if (this.#socket.destroyed) throw new ConnectFailure('other', 'the stream is closed');
  }

  #throwIfFailed(): void {
    if (this.#failure) throw new ConnectFailure('other', this.#failure.message);
  }
}
