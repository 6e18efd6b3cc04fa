import { knownAddress } from '../../../src/base/address.ts';
import type { Stream } from '../../../src/ports/net.ts';
import { CLIENT_ADDRESS } from '../generate/houses.ts';

/** A connection that is not one: pieces come in, what is written stays here. */
export interface MemoryStream extends Stream {
  readonly written: readonly Uint8Array[];
  readonly ended: 'no' | 'closed' | 'destroyed';
  /** The end was read. */
  readonly isRead: boolean;
}

const CLIENT = { host: knownAddress(CLIENT_ADDRESS), port: 50_000 };

/** Everything that waits for nothing outside of the process has been done. */
export const drained = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/** `afterwards` is waited for between the last piece and the end. */
export function memoryStream(
  pieces: readonly Uint8Array[],
  { afterwards = () => Promise.resolve() }: { readonly afterwards?: () => Promise<void> } = {},
): MemoryStream {
  const written: Uint8Array[] = [];
  let next = 0;
  let isRead = false;
  let ended: MemoryStream['ended'] = 'no';
  const read = async (): Promise<undefined> => {
    await afterwards();
    isRead = true;
    return undefined;
  };
  return {
    local: CLIENT,
    remote: CLIENT,
    tls: undefined,
    written,
    get ended() {
      return ended;
    },
    get isRead() {
      return isRead;
    },
    read: () => {
      if (ended !== 'no') return Promise.resolve(undefined);
      return next < pieces.length ? Promise.resolve(pieces[next++]) : read();
    },
    write: (bytes) => {
      if (ended === 'no') written.push(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
      return Promise.resolve();
    },
    close: () => {
      ended = 'closed';
    },
    destroy: () => {
      ended = 'destroyed';
    },
    letGo: () => {
      ended = 'destroyed';
    },
  };
}
