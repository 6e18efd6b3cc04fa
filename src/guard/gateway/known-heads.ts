import { Memo } from '../../base/memo.ts';
import { SPOTIFY_PATH } from '../../catalog/spotify-connect.ts';
import type { RequestHead } from '../../wire/http/head.ts';
import { headerOf } from '../../wire/http/headers.ts';
import type { WholeRequest } from '../request/whole-request.ts';

const BLANK_LINE = Buffer.from('\r\n\r\n');
const MEMO = { maxEntries: 1024, maxLength: 2048 } as const;

/**
 * Heads that the strict reader has accepted before, byte for byte. A client sends the same head with every poll; reading it
 * again would come to the same. Only a request that is whole in one piece is taken from here; all others, and all heads not
 * seen before, go through the reader. A request that came before as a whole is the same object again, so that what was
 * found out about it can be found again without looking at its bytes.
 */
export class KnownHeads {
  readonly #heads = new Memo<RequestHead>(MEMO);
  readonly #requests = new Memo<WholeRequest>(MEMO);

  /** The request, where its head is known and `bytes` is exactly that request. */
  whole(bytes: Uint8Array): WholeRequest | undefined {
    const buffer = asBuffer(bytes);
    if (buffer.length > MEMO.maxLength) return this.#withKnownHead(buffer);
    const text = buffer.toString('latin1');
    const known = this.#requests.get(text);
    if (known) return known;
    // A copy: the bytes are a part of what was read at once, all of which would stay in memory.
    const request = this.#withKnownHead(Buffer.from(buffer));
    if (request && !logsIn(request)) this.#requests.set(text, request);
    return request;
  }

  #withKnownHead(buffer: Buffer): WholeRequest | undefined {
    const end = buffer.indexOf(BLANK_LINE);
    if (end === -1) return undefined;
    const start = end + BLANK_LINE.length;
    const head = this.#heads.get(buffer.toString('latin1', 0, start));
    if (!head || buffer.length - start !== bodyLength(head)) return undefined;
    return { head, body: buffer.subarray(start) };
  }

  /** `bytes` begin with a head that the strict reader has just accepted. */
  learn(bytes: Uint8Array, head: RequestHead): void {
    const buffer = asBuffer(bytes);
    const end = buffer.indexOf(BLANK_LINE);
    if (end !== -1 && headerOf(head.headers, 'transfer-encoding') === undefined)
      this.#heads.set(buffer.toString('latin1', 0, end + BLANK_LINE.length), head);
  }
}

/** Credentials are not kept. */
const logsIn = ({ head }: WholeRequest): boolean => head.target.startsWith(SPOTIFY_PATH);

/** One length or none, or the reader had refused it. */
const bodyLength = ({ headers }: RequestHead): number => Number(headerOf(headers, 'content-length') ?? 0);

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
