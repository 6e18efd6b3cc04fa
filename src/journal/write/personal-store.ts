import type { AppendDisk } from '../../ports/append-disk.ts';
import type { Random } from '../../ports/random.ts';
import { MAX_LINE_BYTES } from '../line.ts';
import { type PersonalValue, tokenOf } from '../personal.ts';
import { GrowingFile } from './growing-file.ts';

/** Beyond this many values all are forgotten, and written anew when they come again: a flood of addresses takes no memory. */
const MAX_KNOWN = 10_000;

/** The personal values beside one segment: each is written, with a salt of its own, before an entry speaks of it. */
export class PersonalStore {
  readonly #file: GrowingFile;
  readonly #random: Random;
  readonly #tokens = new Map<string, string>();

  constructor(
    { files, random }: { readonly files: AppendDisk; readonly random: Random },
    path: string,
    wholeBytes?: number,
  ) {
    this.#random = random;
    this.#file = new GrowingFile(files.openAppend(path), wholeBytes);
  }

  get size(): number {
    return this.#file.size;
  }

  /** The token of a value; throws when a new one cannot be written. */
  readonly tokenFor = (value: string): string => this.#tokens.get(value) ?? this.#add(value);

  #add(value: string): string {
    const salt = Buffer.from(this.#random.bytes(16)).toString('base64url');
    const personal: PersonalValue = { token: tokenOf(salt, value), salt, value };
    const line = Buffer.from(`${JSON.stringify(personal)}\n`);
    if (line.length > MAX_LINE_BYTES) throw new Error('a personal value is too long');
    this.#file.write(line, 0, line.length);
    if (this.#tokens.size >= MAX_KNOWN) this.#tokens.clear();
    this.#tokens.set(value, personal.token);
    return personal.token;
  }

  sync(): Promise<void> {
    return this.#file.sync();
  }

  close(): void {
    this.#file.close();
  }
}
