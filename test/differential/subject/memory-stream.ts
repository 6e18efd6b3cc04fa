import { knownAddress } from '../../../src/base/address.ts';
import type { Stream } from '../../../src/ports/net.ts';
import { CLIENT_ADDRESS } from '../generate/houses.ts';

/** A connection that is not one: pieces come in, what is written stays here. */
export interface MemoryStream extends Stream {
  readonly written: readonly Uint8Array[];
  readonly ended: 'no' | 'closed' | 'destroyed';
}

const CLIENT = { host: knownAddress(CLIENT_ADDRESS), port: 50_000 };

export function memoryStream(pieces: readonly Uint8Array[]): MemoryStream {
  const written: Uint8Array[] = [];
  let next = 0;
  let ended: MemoryStream['ended'] = 'no';
  return {
    local: CLIENT,
    remote: CLIENT,
    tls: undefined,
    written,
    get ended() {
      return ended;
    },
    read: () => Promise.resolve(pieces[next++]),
    write: (bytes) => {
      written.push(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
      return Promise.resolve();
    },
    close: () => {
      ended = 'closed';
    },
    destroy: () => {
      ended = 'destroyed';
    },
  };
}
