import type { Parsed } from '../../base/refusal.ts';
import { latin1 } from '../../wire/http/lines.ts';
import { SSDP_LIMITS } from '../../wire/limits.ts';
import type { SsdpMessage, SsdpSearch } from '../../wire/ssdp/message.ts';
import { parseSsdp } from '../../wire/ssdp/parse.ts';

/** Different ones that are known: an app has three or four. Each is at most as long as a datagram may be. */
const MOST_SEARCHES = 128;

/** Reads datagrams. Apps send the same search again and again: one that was read before, to the byte, is not read anew. */
export class SsdpReader {
  readonly #searches = new Map<string, Parsed<SsdpSearch>>();

  read(bytes: Uint8Array): Parsed<SsdpMessage> {
    if (bytes[0] !== M || bytes.length > SSDP_LIMITS.maxBytes) return parseSsdp(bytes);
    const text = latin1(bytes);
    const known = this.#searches.get(text);
    if (known) return known;
    const read = parseSsdp(bytes);
    if (read.ok && read.value.kind === 'search') this.#remember(text, { ok: true, value: read.value });
    return read;
  }

  #remember(text: string, search: Parsed<SsdpSearch>): void {
    if (this.#searches.size >= MOST_SEARCHES) this.#searches.clear();
    this.#searches.set(text, search);
  }
}

/** `M-SEARCH` begins with it, and nothing else of SSDP does. */
const M = 0x4d;

export const isSearch = (bytes: Uint8Array): boolean => bytes[0] === M;
