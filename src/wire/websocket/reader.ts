import { ok, type Result } from '../../base/result.ts';
import { ByteStore } from '../http/byte-store.ts';
import { WEBSOCKET_LIMITS, type WebSocketLimits } from '../limits.ts';
import { type CloseWords, readClose } from './close.ts';
import { type FrameHead, frameHeadAt } from './frame-head.ts';
import { CLOSE_CODES, refuseFrame, type WebSocketRefusal, type WebSocketRole } from './protocol.ts';
import { applyMask } from './write.ts';

/** What a peer said: a message, its fragments put together, or a control frame. */
export type WebSocketItem =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'binary'; readonly bytes: Uint8Array }
  | { readonly kind: 'ping' | 'pong'; readonly payload: Uint8Array }
  | ({ readonly kind: 'close' } & CloseWords)
  /** A part of a message that is not whole yet. */
  | { readonly kind: 'fragment' };

type Read = Result<WebSocketItem | undefined, WebSocketRefusal>;

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads the frames of one peer from pieces of any size (RFC 6455 §5). A frame's length is judged before its first byte is
 * kept. After a refusal the reader is spent.
 */
export class WebSocketReader {
  readonly #sender: WebSocketRole;
  readonly #limits: WebSocketLimits;
  #store = new ByteStore();
  #at = 0;
  #message: { readonly kind: 'text' | 'binary'; readonly bytes: ByteStore; fragments: number } | undefined;

  constructor(sender: WebSocketRole, limits: Partial<WebSocketLimits> = {}) {
    this.#sender = sender;
    this.#limits = { ...WEBSOCKET_LIMITS, ...limits };
  }

  push(bytes: Uint8Array): void {
    if (this.#at > 0) {
      const rest = this.#store.copy(this.#at);
      this.#store.clear();
      this.#store.append(rest);
      this.#at = 0;
    }
    this.#store.append(bytes);
  }

  /** The next frame's worth; undefined where more bytes are needed. */
  next(): Read {
    const head = frameHeadAt(this.#store.view(this.#at, this.#at + 14), this.#sender);
    if (!head.ok || !head.value) return head.ok ? ok(undefined) : head;
    const { size, length, mask } = head.value;
    const tooLong = this.#checkLength(head.value);
    if (tooLong) return tooLong;
    if (this.#store.length < this.#at + size + length) return ok(undefined);
    const payload = this.#store.view(this.#at + size, this.#at + size + length).slice();
    this.#at += size + length;
    if (mask) applyMask(payload, mask);
    return this.#take(head.value, payload);
  }

  #checkLength({ opcode, length }: FrameHead): ReturnType<typeof refuseFrame> | undefined {
    const { maxMessageBytes, maxFragments } = this.#limits;
    const before = opcode === 'continuation' ? (this.#message?.bytes.length ?? 0) : 0;
    if (before + length > maxMessageBytes)
      return refuseFrame('limit', `a message is longer than ${maxMessageBytes} bytes`);
    if (opcode === 'continuation' && (this.#message?.fragments ?? 0) >= maxFragments)
      return refuseFrame('limit', `a message has more than ${maxFragments} fragments`);
    return undefined;
  }

  #take({ opcode, final }: FrameHead, payload: Uint8Array): Read {
    if (opcode === 'ping' || opcode === 'pong') return ok({ kind: opcode, payload });
    if (opcode === 'close') {
      const words = readClose(payload);
      return words.ok ? ok({ kind: 'close', ...words.value }) : words;
    }
    if (opcode === 'continuation' && !this.#message)
      return refuseFrame('malformed', 'a fragment continues no message');
    if (opcode !== 'continuation' && this.#message)
      return refuseFrame('malformed', 'a message begins inside another');
    this.#message ??= { kind: opcode === 'text' ? 'text' : 'binary', bytes: new ByteStore(), fragments: 0 };
    this.#message.bytes.append(payload);
    this.#message.fragments += 1;
    return final ? this.#whole(this.#message) : ok({ kind: 'fragment' });
  }

  #whole({ kind, bytes }: { readonly kind: 'text' | 'binary'; readonly bytes: ByteStore }): Read {
    this.#message = undefined;
    if (kind === 'binary') return ok({ kind, bytes: bytes.copy() });
    try {
      return ok({ kind, text: UTF8.decode(bytes.view()) });
    } catch {
      return refuseFrame('malformed', 'a text is not UTF-8', CLOSE_CODES.notUtf8);
    }
  }
}
