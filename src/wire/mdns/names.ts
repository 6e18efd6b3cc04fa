import type { Parsed } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { MDNS_LIMITS } from '../limits.ts';
import { type Cursor, refuse, utf8 } from './cursor.ts';

/** What stands at one place of a message: a name, or the end of one. */
interface Suffix {
  readonly text: string;
  /** Bytes without compression, the root counted. */
  readonly size: number;
  readonly pointers: number;
  /** Where the first pointer leads. */
  readonly target: number | undefined;
  /** The byte after the part that stands in place. */
  readonly end: number;
}

interface Label {
  readonly at: number;
  readonly text: string;
  readonly size: number;
}

const { maxNameBytes, maxLabelBytes, maxLabels, maxJumps } = MDNS_LIMITS;

/**
 * The names of one message, which may be compressed (RFC 1035 §4.1.4). A pointer must lead to a place before the part of
 * the name that holds it: each jump goes strictly backwards, so no name can loop. A label is read once, however many
 * names point at it: 256 records that share one long name cost what one costs.
 */
export class Names {
  readonly #bytes: Uint8Array;
  /** By the place of a label. */
  readonly #known = new Map<number, Suffix>();
  #labels = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The name at the cursor, which moves behind it. */
  read(cursor: Cursor): Parsed<string> {
    const name = this.#suffix(cursor.at, 0);
    if (!name.ok) return name;
    if (name.value.end > cursor.bytes.length) return refuse('malformed', 'a name has no end', cursor.at);
    cursor.at = name.value.end;
    return ok(name.value.text);
  }

  /** The part that begins at `start`, after so many jumps to it. */
  #suffix(start: number, jumps: number): Parsed<Suffix> {
    const labels: Label[] = [];
    let at = start;
    for (let size = 1; size <= maxNameBytes; ) {
      if (this.#known.has(at) || !this.#isLabel(at)) return this.#join(labels, this.#tail(at, start, jumps));
      const label = this.#label(at);
      if (!label.ok) return label;
      labels.push(label.value);
      size += label.value.size;
      at += label.value.size;
    }
    return tooLong(start);
  }

  #isLabel(at: number): boolean {
    const length = this.#bytes[at] ?? 0;
    return length > 0 && length < 0xc0;
  }

  #label(at: number): Parsed<Label> {
    const length = this.#bytes[at] ?? 0;
    if (length > maxLabelBytes) return refuse('malformed', 'a label has an unknown kind', at);
    const bytes = this.#bytes.subarray(at + 1, at + 1 + length);
    if (bytes.length < length) return refuse('malformed', 'a name has no end', at);
    this.#labels += 1;
    if (this.#labels > maxLabels) return refuse('limit', `there are more than ${maxLabels} labels`, at);
    const text = utf8(bytes, at);
    return text.ok ? ok({ at, text: escapeLabel(text.value), size: length + 1 }) : text;
  }

  /** What ends the labels: the root, a pointer, or labels that were read before. */
  #tail(at: number, start: number, jumps: number): Parsed<Suffix> {
    const known = this.#known.get(at);
    if (known) return usable(known, { at, start, jumps });
    const length = this.#bytes[at];
    if (length === undefined) return refuse('malformed', 'a name has no end', at);
    if (length === 0) return ok({ text: '', size: 1, pointers: 0, target: undefined, end: at + 1 });
    return this.#pointer(at, start, jumps);
  }

  #pointer(at: number, start: number, jumps: number): Parsed<Suffix> {
    const [high = 0, low] = this.#bytes.subarray(at, at + 2);
    if (low === undefined) return refuse('malformed', 'a name has no end', at);
    const target = (high & 0x3f) * 256 + low;
    if (target >= start) return forward(at);
    if (jumps === maxJumps) return tooManyPointers(at);
    const there = this.#suffix(target, jumps + 1);
    if (!there.ok) return there;
    return ok({ ...there.value, pointers: there.value.pointers + 1, target, end: at + 2 });
  }

  #join(labels: readonly Label[], tail: Parsed<Suffix>): Parsed<Suffix> {
    if (!tail.ok) return tail;
    let suffix = tail.value;
    for (const { at, text, size } of labels.toReversed()) {
      const joined = suffix.text === '' ? text : `${text}.${suffix.text}`;
      suffix = { ...suffix, text: joined, size: suffix.size + size };
      if (suffix.size > maxNameBytes) return tooLong(at);
      this.#known.set(at, suffix);
    }
    return ok(suffix);
  }
}

/** Labels read as part of an earlier name keep the rules in the name that begins at `start`. */
function usable(
  known: Suffix,
  { at, start, jumps }: { readonly at: number; readonly start: number; readonly jumps: number },
): Parsed<Suffix> {
  if (known.target !== undefined && known.target >= start) return forward(at);
  return jumps + known.pointers > maxJumps ? tooManyPointers(at) : ok(known);
}

const forward = (at: number) => refuse('malformed', 'a name points forward or to itself', at);
const tooLong = (at: number) => refuse('limit', `a name is longer than ${maxNameBytes} bytes`, at);
const tooManyPointers = (at: number) => refuse('limit', `a name has more than ${maxJumps} pointers`, at);

const escapeLabel = (label: string): string => label.replace(/[.\\]/g, (character) => `\\${character}`);

/** The labels of a name, unescaped. */
export function labelsOf(name: string): readonly string[] {
  if (name === '') return [];
  const labels = [''];
  for (let at = 0; at < name.length; at += 1) {
    const character = name[at] ?? '';
    if (character === '.') {
      labels.push('');
      continue;
    }
    if (character === '\\') at += 1;
    labels[labels.length - 1] += name[at] ?? '';
  }
  return labels;
}
