import type { Clock, Timer } from '../../ports/clock.ts';
import type { Stream } from '../../ports/net.ts';
import type { Random } from '../../ports/random.ts';
import type { WebSocketLimits } from '../../wire/limits.ts';
import { closePayload } from '../../wire/websocket/close.ts';
import { CLOSE_CODES, type OpcodeName, type WebSocketRole } from '../../wire/websocket/protocol.ts';
import { type WebSocketItem, WebSocketReader } from '../../wire/websocket/reader.ts';
import { writeFrame } from '../../wire/websocket/write.ts';
import { LOCAL_API_LIMITS } from './limits.ts';

export interface PeerPorts {
  readonly clock: Clock;
  readonly random: Random;
}

/** A message, as bytes of UTF-8 or text: clients use either kind of frame for the same JSON (aiosonos: binary). */
export type Message = Uint8Array | string;

export interface PeerOptions {
  /** What the other side is. */
  readonly peer: WebSocketRole;
  readonly limits: WebSocketLimits;
  /** Called before each frame is read; whoever sends too fast is read more slowly. */
  readonly pace?: () => Promise<void>;
  /** Bytes that came with the handshake. */
  readonly first?: Uint8Array;
}

type Frame = { readonly opcode: Exclude<OpcodeName, 'continuation'>; readonly payload: Uint8Array };

/**
 * One side of a WebSocket on a stream (RFC 6455). Answers pings and closes, pings after silence, lets go of a peer that is
 * silent for long or does not read what it is sent.
 */
export class Peer {
  readonly #ports: PeerPorts;
  readonly #stream: Stream;
  readonly #options: PeerOptions;
  readonly #reader: WebSocketReader;
  readonly #queue: Uint8Array[] = [];
  #waitingBytes = 0;
  #writing = false;
  #closing = false;
  #heardAt: number;
  #watch: Timer | undefined;

  constructor(ports: PeerPorts, stream: Stream, options: PeerOptions) {
    this.#ports = ports;
    this.#stream = stream;
    this.#options = options;
    this.#reader = new WebSocketReader(options.peer, options.limits);
    if (options.first) this.#reader.push(options.first);
    this.#heardAt = ports.clock.elapsed();
    this.#watchSilence();
  }

  /** Messages until the connection ends, for whatever reason. */
  async *messages(): AsyncGenerator<Message, void, undefined> {
    try {
      for (;;) {
        const item = await this.#next();
        if (!item || item.kind === 'close') return;
        if (item.kind === 'text') yield item.text;
        if (item.kind === 'binary') yield item.bytes;
        if (item.kind === 'ping') this.#send({ opcode: 'pong', payload: item.payload });
      }
    } finally {
      this.#watch?.cancel();
      this.close(CLOSE_CODES.done);
    }
  }

  send(text: string): void {
    this.#send({ opcode: 'text', payload: Buffer.from(text) });
  }

  /** Says good-bye and lets go; once. */
  close(code: number, reason = ''): void {
    if (this.#closing) return;
    this.#send({ opcode: 'close', payload: closePayload(code, reason) });
    this.#closing = true;
    this.#watch?.cancel();
    if (!this.#writing) this.#stream.close();
  }

  destroy(): void {
    this.#closing = true;
    this.#watch?.cancel();
    this.#stream.destroy();
  }

  /** The next frame; undefined when nothing more will come. */
  async #next(): Promise<WebSocketItem | undefined> {
    await this.#options.pace?.();
    for (;;) {
      if (this.#closing) return undefined;
      const item = this.#reader.next();
      if (!item.ok) {
        this.close(item.error.closeCode, item.error.detail);
        return undefined;
      }
      if (item.value) return item.value;
      const bytes = await this.#stream.read().catch(() => undefined);
      if (!bytes) return undefined;
      this.#heardAt = this.#ports.clock.elapsed();
      this.#reader.push(bytes);
    }
  }

  #send(frame: Frame): void {
    if (this.#closing) return;
    const bytes = this.#options.peer === 'server' ? this.#masked(frame) : writeFrame(frame);
    this.#waitingBytes += bytes.length;
    if (this.#waitingBytes > LOCAL_API_LIMITS.maxWaitingBytes) return this.destroy();
    this.#queue.push(bytes);
    if (!this.#writing) void this.#writeOn();
  }

  #masked(frame: Frame): Uint8Array {
    return writeFrame({ ...frame, mask: this.#ports.random.bytes(4) });
  }

  async #writeOn(): Promise<void> {
    this.#writing = true;
    try {
      for (let bytes = this.#queue.shift(); bytes; bytes = this.#queue.shift()) {
        await this.#writeInTime(bytes);
        this.#waitingBytes -= bytes.length;
      }
    } catch {
      this.destroy();
    } finally {
      this.#writing = false;
    }
    if (this.#closing) this.#stream.close();
  }

  async #writeInTime(bytes: Uint8Array): Promise<void> {
    const timer = this.#ports.clock.after(LOCAL_API_LIMITS.writeMs, () => this.destroy(), { unref: true });
    try {
      await this.#stream.write(bytes);
    } finally {
      timer.cancel();
    }
  }

  #watchSilence(): void {
    const { pingMs, silenceMs } = LOCAL_API_LIMITS;
    this.#watch = this.#ports.clock.after(
      pingMs,
      () => {
        const silence = this.#ports.clock.elapsed() - this.#heardAt;
        if (silence >= silenceMs) return this.destroy();
        if (silence >= pingMs / 2) this.#send({ opcode: 'ping', payload: new Uint8Array(0) });
        this.#watchSilence();
      },
      { unref: true },
    );
  }
}
