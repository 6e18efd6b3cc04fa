import { type Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { type BodyProgress, type BodyReader, type BodyRules, NO_BYTES, tooLong } from './body.ts';
import { ByteStore } from './byte-store.ts';
import { parseField } from './fields.ts';
import { type Line, lineAt } from './lines.ts';

const refuse = refuser('http');

/** Hex digits alone, at most 8: no sign, no `0x`, no blanks, no number that overflows (RFC 9112 §7.1). */
const SIZE = /^[0-9A-Fa-f]{1,8}$/;

/** Chunks of 48 bytes and more never reach the limit of framing, however long the body is. */
const BODY_BYTES_PER_FRAMING_BYTE = 8;

type Expecting = 'size' | 'data' | 'data-end' | 'trailer';

/** A chunked body. Lines end with CRLF in requests and responses alike; trailers never become headers. */
export class ChunkedBody implements BodyReader {
  readonly #store = new ByteStore();
  readonly #rules: BodyRules;
  readonly #line = new ByteStore();
  #expecting: Expecting = 'size';
  /** Bytes of the current chunk that are still to come. */
  #left = 0;
  /** Bytes that were no body: size lines, line ends, trailers. */
  #framing = 0;
  #trailers = 0;

  constructor(rules: BodyRules) {
    this.#rules = rules;
  }

  push(bytes: Uint8Array): Parsed<BodyProgress> {
    for (let at = 0; at < bytes.length; ) {
      if (this.#expecting === 'data') {
        const step = this.#takeData(bytes.subarray(at));
        if (step.kind !== 'taken') return step.outcome;
        at += step.bytes;
        continue;
      }
      const line = this.#takeLine(bytes.subarray(at));
      if (!line.ok) return line;
      if (!line.value) return ok({ kind: 'more' });
      at += line.value.taken;
      const outcome = this.#onLine(line.value.line);
      if (!outcome.ok) return outcome;
      if (outcome.value === 'last') return this.#done(false, new Uint8Array(bytes.subarray(at)));
    }
    return ok({ kind: 'more' });
  }

  end(): Parsed<BodyProgress> {
    if (this.#rules.strict) return refuse('malformed', 'the connection closed inside the body');
    return this.#done(true, NO_BYTES);
  }

  #takeData(
    bytes: Uint8Array,
  ): { kind: 'taken'; bytes: number } | { kind: 'full'; outcome: Parsed<BodyProgress> } {
    const taken = Math.min(this.#left, bytes.length);
    const room = this.#rules.limits.maxBodyBytes - this.#store.length;
    this.#store.append(bytes.subarray(0, Math.min(taken, room)));
    if (taken > room)
      return {
        kind: 'full',
        outcome: this.#rules.strict ? tooLong(this.#rules) : this.#done(true, NO_BYTES),
      };
    this.#left -= taken;
    if (this.#left === 0) this.#expecting = 'data-end';
    return { kind: 'taken', bytes: taken };
  }

  /** The next whole line, which may have begun in an earlier piece. */
  #takeLine(bytes: Uint8Array): Parsed<{ readonly line: Line; readonly taken: number } | undefined> {
    const lineEnd = bytes.indexOf(10);
    const piece = lineEnd === -1 ? bytes : bytes.subarray(0, lineEnd + 1);
    const maxLineBytes = this.#rules.limits.maxChunkLineBytes;
    if (this.#line.length + piece.length > maxLineBytes + 2)
      return refuse('limit', `a line of the chunked body is longer than ${maxLineBytes} bytes`);
    this.#framing += piece.length;
    if (this.#framing > this.#allowedFraming())
      return refuse('limit', 'the chunks are too small for their body');
    this.#line.append(piece);
    const line = lineAt(this.#line.view(), 0, { ends: 'crlf', maxLineBytes, refuse });
    if (!line.ok || !line.value) return line.ok ? ok(undefined) : line;
    this.#line.clear();
    return ok({ line: line.value, taken: piece.length });
  }

  /** A chunk costs many times what a byte costs: without this a body of chunks of one byte would cost as many chunks. */
  #allowedFraming(): number {
    return this.#rules.limits.maxChunkFramingBytes + this.#store.length / BODY_BYTES_PER_FRAMING_BYTE;
  }

  #onLine(line: Line): Parsed<'next' | 'last'> {
    if (this.#expecting === 'size') return this.#onSize(line.text);
    if (this.#expecting === 'trailer') return this.#onTrailer(line);
    if (line.text !== '') return refuse('malformed', 'a chunk is longer than its size says');
    this.#expecting = 'size';
    return ok('next');
  }

  #onSize(text: string): Parsed<'next' | 'last'> {
    const [size = '', ...extensions] = text.split(';');
    if (extensions.length > 0 && this.#rules.strict)
      return refuse('forbidden', 'a chunk extension is never accepted');
    if (!SIZE.test(this.#rules.strict ? size : size.trimEnd()))
      return refuse('malformed', 'a chunk size is no hexadecimal number of at most 8 digits');
    this.#left = Number.parseInt(size, 16);
    this.#expecting = this.#left === 0 ? 'trailer' : 'data';
    return ok('next');
  }

  #onTrailer(line: Line): Parsed<'next' | 'last'> {
    if (line.text === '') return ok('last');
    if (this.#rules.strict) return refuse('forbidden', 'a trailer is never accepted');
    this.#trailers += 1;
    if (this.#trailers > this.#rules.limits.maxHeaders)
      return refuse('limit', `there are more than ${this.#rules.limits.maxHeaders} trailers`);
    const field = parseField(line, refuse);
    return field.ok ? ok('next') : field;
  }

  #done(truncated: boolean, rest: Uint8Array): Parsed<BodyProgress> {
    return ok({ kind: 'done', body: this.#store.copy(), truncated, rest });
  }
}
