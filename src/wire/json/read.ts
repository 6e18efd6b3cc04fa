import { type Parsed, type refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { JSON_LIMITS, type JsonLimits } from '../limits.ts';
import { decodeJson, numberAt, skipBlanks, stringAt } from './tokens.ts';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

type Refuse = ReturnType<typeof refuser>;

/**
 * JSON (RFC 8259) with one reading: a key that is there twice, `__proto__`, integers that are not exact, half a surrogate
 * pair and texts beyond the limits are refused, where JSON.parse would take one of two or round.
 */
export function readJson(
  input: Uint8Array | string,
  refuse: Refuse,
  limits: Partial<JsonLimits> = {},
): Parsed<JsonValue> {
  const all = { ...JSON_LIMITS, ...limits };
  if (input.length > all.maxBytes) return refuse('limit', `the text is longer than ${all.maxBytes} bytes`);
  const text = typeof input === 'string' ? ok(input) : decodeJson(input, refuse);
  if (!text.ok) return text;
  const reader = new Reader(text.value, refuse, all);
  return reader.whole();
}

/** Whether a value is an object, not an array and not null. */
export const isJsonObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const LITERALS: readonly (readonly [string, boolean | null])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

class Reader {
  readonly #text: string;
  readonly #refuse: Refuse;
  readonly #limits: JsonLimits;
  #at = 0;
  #keys = 0;
  #values = 0;

  constructor(text: string, refuse: Refuse, limits: JsonLimits) {
    this.#text = text;
    this.#refuse = refuse;
    this.#limits = limits;
  }

  whole(): Parsed<JsonValue> {
    const value = this.#value(0);
    if (!value.ok) return value;
    this.#skip();
    return this.#at === this.#text.length
      ? value
      : this.#refuse('malformed', 'text follows the JSON value', this.#at);
  }

  #value(depth: number): Parsed<JsonValue> {
    this.#skip();
    this.#values += 1;
    if (this.#values > this.#limits.maxValues)
      return this.#refuse('limit', `there are more than ${this.#limits.maxValues} values`, this.#at);
    const first = this.#text[this.#at];
    if (first === '{' || first === '[') {
      if (depth >= this.#limits.maxDepth)
        return this.#refuse('limit', `there are more than ${this.#limits.maxDepth} levels`, this.#at);
      this.#at += 1;
      return first === '{' ? this.#object(depth + 1) : this.#array(depth + 1);
    }
    if (first === '"') return this.#string();
    return this.#literal() ?? this.#take(numberAt(this.#text, this.#at, this.#refuse));
  }

  #array(depth: number): Parsed<JsonValue> {
    const items: JsonValue[] = [];
    if (this.#closes(']')) return ok(items);
    for (;;) {
      const item = this.#value(depth);
      if (!item.ok) return item;
      items.push(item.value);
      if (this.#closes(']')) return ok(items);
      if (!this.#closes(','))
        return this.#refuse('malformed', 'an array has neither comma nor end', this.#at);
    }
  }

  #object(depth: number): Parsed<JsonValue> {
    const members: Record<string, JsonValue> = {};
    if (this.#closes('}')) return ok(members);
    for (;;) {
      const key = this.#key(members);
      if (!key.ok) return key;
      const value = this.#value(depth);
      if (!value.ok) return value;
      members[key.value] = value.value;
      if (this.#closes('}')) return ok(members);
      if (!this.#closes(','))
        return this.#refuse('malformed', 'an object has neither comma nor end', this.#at);
    }
  }

  #key(members: Readonly<Record<string, JsonValue>>): Parsed<string> {
    this.#skip();
    const at = this.#at;
    const key = this.#string();
    if (!key.ok) return key;
    this.#keys += 1;
    if (this.#keys > this.#limits.maxKeys)
      return this.#refuse('limit', `there are more than ${this.#limits.maxKeys} keys`, at);
    if (key.value.length > this.#limits.maxKeyLength)
      return this.#refuse('limit', `a key is longer than ${this.#limits.maxKeyLength} characters`, at);
    if (key.value === '__proto__')
      return this.#refuse('forbidden', 'the key __proto__ is never accepted', at);
    if (Object.hasOwn(members, key.value)) return this.#refuse('mismatch', 'a key is there twice', at);
    return this.#closes(':') ? key : this.#refuse('malformed', 'a key has no colon', this.#at);
  }

  #string(): Parsed<string> {
    return this.#take(stringAt(this.#text, this.#at, this.#refuse));
  }

  #literal(): Parsed<JsonValue> | undefined {
    const literal = LITERALS.find(([word]) => this.#text.startsWith(word, this.#at));
    if (!literal) return undefined;
    this.#at += literal[0].length;
    return ok(literal[1]);
  }

  #take<T>(token: Parsed<{ readonly value: T; readonly next: number }>): Parsed<T> {
    if (!token.ok) return token;
    this.#at = token.value.next;
    return ok(token.value.value);
  }

  #closes(character: string): boolean {
    this.#skip();
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #skip(): void {
    this.#at = skipBlanks(this.#text, this.#at);
  }
}
