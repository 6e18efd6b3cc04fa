import { type Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';

export const refuse = refuser('mdns');

/** A place in the message that moves forward; reading past the end is a refusal. */
export class Cursor {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = at;
  }

  uint16(): Parsed<number> {
    return this.#number(2, (at) => this.#view.getUint16(at));
  }

  uint32(): Parsed<number> {
    return this.#number(4, (at) => this.#view.getUint32(at));
  }

  take(length: number): Parsed<Uint8Array> {
    if (this.at + length > this.bytes.length) return this.#short();
    this.at += length;
    return ok(this.bytes.subarray(this.at - length, this.at));
  }

  /** Several 16-bit numbers in a row. */
  uint16s(count: number): Parsed<readonly number[]> {
    const numbers: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const number = this.uint16();
      if (!number.ok) return number;
      numbers.push(number.value);
    }
    return ok(numbers);
  }

  #number(length: number, read: (at: number) => number): Parsed<number> {
    if (this.at + length > this.bytes.length) return this.#short();
    this.at += length;
    return ok(read(this.at - length));
  }

  #short(): Parsed<never> {
    return refuse('malformed', 'the message ends inside a field', this.at);
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function utf8(bytes: Uint8Array, at: number): Parsed<string> {
  try {
    return ok(UTF8.decode(bytes));
  } catch {
    return refuse('malformed', 'a text is not UTF-8', at);
  }
}
