import { type Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import type { HttpLimits } from '../limits.ts';
import type { BodyProgress, BodyReader } from './body.ts';
import { createBodyReader } from './body-reader.ts';
import { ByteStore } from './byte-store.ts';
import type { Framing } from './framing.ts';
import { type Line, type LineEnds, lineAt } from './lines.ts';

/**
 * Reads one message from pieces of any size and keeps at most the limits' bytes. After a message or a refusal the
 * reader is spent; a further call is a bug and throws. `rest` holds bytes that came after the message.
 */
export interface MessageReader<H> {
  push(bytes: Uint8Array): Parsed<Progress<H>>;
  /** The peer has closed its side. Ends a response without a length; anything else that is open ends early. */
  end(): Parsed<Progress<H>>;
}

export type Progress<H> =
  | { readonly kind: 'more' }
  | {
      readonly kind: 'message';
      readonly head: H;
      readonly body: Uint8Array;
      /** The body is shorter than it was: over the limit, or the connection closed early. Responses only. */
      readonly truncated: boolean;
      readonly rest: Uint8Array;
    };

/** What sets requests and responses apart. */
export interface Manner<H> {
  readonly limits: HttpLimits;
  readonly ends: LineEnds;
  readonly strict: boolean;
  parseHead(lines: readonly Line[]): Parsed<H>;
  framing(head: H): Parsed<Framing>;
  /** A 1xx answer before the final one (RFC 9110 §15.2). */
  interim(head: H): boolean;
}

const refuse = refuser('http');

/** Head, then body, of a request or a response. */
export class PieceReader<H> implements MessageReader<H> {
  readonly #manner: Manner<H>;
  /** What came of the head in earlier pieces. */
  #head = new ByteStore();
  /** Where the line begins that has no end yet. */
  #scanned = 0;
  #lines: Line[] = [];
  #interims = 0;
  #open: { readonly head: H; readonly body: BodyReader } | undefined;
  #spent = false;

  constructor(manner: Manner<H>) {
    this.#manner = manner;
  }

  push(bytes: Uint8Array): Parsed<Progress<H>> {
    return this.#settle(() =>
      this.#open ? this.#onBody(this.#open, (body) => body.push(bytes)) : this.#onHead(bytes),
    );
  }

  end(): Parsed<Progress<H>> {
    return this.#settle(() => {
      if (this.#open) return this.#onBody(this.#open, (body) => body.end());
      const where = this.#head.length === 0 ? 'before the first byte' : 'inside the head';
      return refuse('malformed', `the connection closed ${where}`);
    });
  }

  #settle(step: () => Parsed<Progress<H>>): Parsed<Progress<H>> {
    if (this.#spent) throw new Error('a message reader reads one message');
    const outcome = step();
    this.#spent = !outcome.ok || outcome.value.kind === 'message';
    return outcome;
  }

  #onHead(bytes: Uint8Array): Parsed<Progress<H>> {
    // Most heads come in one piece, which is read where it is.
    const first = this.#head.length === 0;
    if (!first) this.#head.append(bytes);
    const all = first ? bytes : this.#head.view();
    const end = this.#findBlankLine(all);
    if (!end.ok) return end;
    const { maxHeadBytes } = this.#manner.limits;
    if ((end.value ?? all.length) > maxHeadBytes)
      return refuse('limit', `the head is longer than ${maxHeadBytes} bytes`);
    if (end.value !== undefined) return this.#onWholeHead(all, end.value);
    if (first) this.#head.append(bytes);
    return ok({ kind: 'more' });
  }

  #findBlankLine(all: Uint8Array): Parsed<number | undefined> {
    const { ends, limits } = this.#manner;
    const bytes = all.subarray(0, limits.maxHeadBytes + 1);
    for (;;) {
      const line = lineAt(bytes, this.#scanned, { ends, maxLineBytes: limits.maxLineBytes, refuse });
      if (!line.ok || !line.value) return line.ok ? ok(undefined) : line;
      this.#scanned = line.value.next;
      if (line.value.text === '') return ok(line.value.next);
      this.#lines.push(line.value);
    }
  }

  #onWholeHead(all: Uint8Array, end: number): Parsed<Progress<H>> {
    if (this.#lines.length === 0) return refuse('malformed', 'the start line is empty', 0);
    const head = this.#manner.parseHead(this.#lines);
    if (!head.ok) return head;
    const rest = all.subarray(end);
    if (this.#manner.interim(head.value)) return this.#onInterim(rest);
    const framing = this.#manner.framing(head.value);
    if (!framing.ok) return framing;
    const body = createBodyReader(framing.value, this.#manner);
    if (!body.ok) return body;
    this.#open = { head: head.value, body: body.value };
    return this.#onBody(this.#open, (reader) => reader.push(rest));
  }

  #onInterim(rest: Uint8Array): Parsed<Progress<H>> {
    this.#interims += 1;
    const { maxInterimResponses } = this.#manner.limits;
    if (this.#interims > maxInterimResponses)
      return refuse('limit', `there are more than ${maxInterimResponses} interim answers`);
    this.#head = new ByteStore();
    this.#lines = [];
    this.#scanned = 0;
    return this.#onHead(rest);
  }

  #onBody(
    { head, body }: { readonly head: H; readonly body: BodyReader },
    step: (body: BodyReader) => Parsed<BodyProgress>,
  ): Parsed<Progress<H>> {
    const progress = step(body);
    if (!progress.ok) return progress;
    if (progress.value.kind === 'more') return ok({ kind: 'more' });
    const { body: bytes, truncated, rest } = progress.value;
    return ok({ kind: 'message', head, body: bytes, truncated, rest });
  }
}
