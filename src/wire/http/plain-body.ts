import { type Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { type BodyProgress, type BodyReader, type BodyRules, NO_BYTES } from './body.ts';
import { ByteStore } from './byte-store.ts';

const refuse = refuser('http');

const after = (bytes: Uint8Array, at: number): Uint8Array =>
  at === bytes.length ? NO_BYTES : new Uint8Array(bytes.subarray(at));

/** A body of a known length, or of all bytes until close. */
export class PlainBody implements BodyReader {
  readonly #store = new ByteStore();
  readonly #length: number;
  readonly #rules: BodyRules;

  constructor(length: number, rules: BodyRules) {
    this.#length = length;
    this.#rules = rules;
  }

  push(bytes: Uint8Array): Parsed<BodyProgress> {
    const wanted = Math.min(this.#length, this.#rules.limits.maxBodyBytes);
    const room = wanted - this.#store.length;
    const last = bytes.length >= room && wanted === this.#length;
    // Most bodies come in one piece: that one is copied once.
    if (last && this.#store.length === 0)
      return ok({
        kind: 'done',
        body: new Uint8Array(bytes.subarray(0, room)),
        truncated: false,
        rest: after(bytes, room),
      });
    this.#store.append(bytes.subarray(0, room));
    if (last) return this.#done(false, after(bytes, room));
    return bytes.length > room ? this.#done(true, NO_BYTES) : ok({ kind: 'more' });
  }

  end(): Parsed<BodyProgress> {
    const whole = this.#length === Number.POSITIVE_INFINITY;
    if (!whole && this.#rules.strict) return refuse('malformed', 'the connection closed inside the body');
    return this.#done(!whole, NO_BYTES);
  }

  #done(truncated: boolean, rest: Uint8Array): Parsed<BodyProgress> {
    return ok({ kind: 'done', body: this.#store.copy(), truncated, rest });
  }
}
