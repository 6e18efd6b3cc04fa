import { MDNS_LIMITS } from '../limits.ts';
import { labelsOf } from './names.ts';

/** Collects bytes and remembers where names began, for pointers back to them. */
export class Writer {
  readonly #bytes: number[] = [];
  readonly #suffixes = new Map<string, number>();

  bytes(): Uint8Array {
    if (this.#bytes.length > MDNS_LIMITS.maxBytes) throw new Error('not writable as mDNS: so many records');
    return Uint8Array.from(this.#bytes);
  }

  raw(bytes: Uint8Array): void {
    for (const byte of bytes) this.#bytes.push(byte);
  }

  uint16s(...numbers: readonly number[]): void {
    for (const number of numbers) this.#bytes.push((number >>> 8) & 0xff, number & 0xff);
  }

  /** What `write` adds, after its length in 16 bits. */
  counted(write: () => void): void {
    const at = this.#bytes.length;
    this.uint16s(0);
    write();
    const length = this.#bytes.length - at - 2;
    this.#bytes[at] = length >>> 8;
    this.#bytes[at + 1] = length & 0xff;
  }

  name(name: string): void {
    const labels = labelsOf(name).map((label) => Buffer.from(label, 'utf8'));
    const size = labels.reduce((sum, label) => sum + label.length + 1, 1);
    if (
      size > MDNS_LIMITS.maxNameBytes ||
      labels.some(({ length }) => length === 0 || length > MDNS_LIMITS.maxLabelBytes)
    )
      throw new Error('not writable as mDNS: a name');
    const spelled = labels.map((label) => label.toString('hex'));
    for (const [index, label] of labels.entries()) {
      const suffix = spelled.slice(index).join('.');
      const known = this.#suffixes.get(suffix);
      if (known !== undefined) return this.uint16s(0xc000 + known);
      // A pointer has 14 bits.
      if (this.#bytes.length < 0x4000) this.#suffixes.set(suffix, this.#bytes.length);
      this.raw(Buffer.concat([Uint8Array.of(label.length), label]));
    }
    this.#bytes.push(0);
  }
}
