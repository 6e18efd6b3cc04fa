import { knownAddress as ip } from '../../src/base/address.ts';
import type { Stream } from '../../src/ports/net.ts';

/** A connection whose other side is the test. */
export interface FedStream {
  readonly stream: Stream;
  readonly feed: (text: string) => Promise<void>;
  /** The other side closes. */
  readonly end: () => Promise<void>;
  readonly written: readonly string[];
  readonly state: () => 'open' | 'closed' | 'destroyed';
  /** From now on the other side reads nothing. */
  readonly stopReading: () => void;
}

/** Long enough for everything that waits for nothing but promises. */
const settled = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

export function fedStream(): FedStream {
  const waiting: (Uint8Array | undefined)[] = [];
  const written: string[] = [];
  const now = { state: 'open' as 'open' | 'closed' | 'destroyed', reading: true };
  let wake = Promise.withResolvers<void>();
  const change = (): void => {
    wake.resolve();
    wake = Promise.withResolvers();
  };
  const hand = async (piece: Uint8Array | undefined): Promise<void> => {
    waiting.push(piece);
    change();
    await settled();
  };
  const at = { host: ip('127.0.0.1'), port: 1 };
  const read = async (): Promise<Uint8Array | undefined> => {
    while (waiting.length === 0 && now.state === 'open') await wake.promise;
    return now.state === 'open' ? waiting.shift() : undefined;
  };
  const write = async (bytes: Uint8Array | string): Promise<void> => {
    while (!now.reading && now.state === 'open') await wake.promise;
    if (now.state !== 'open') throw new Error('the connection was torn down');
    written.push(Buffer.from(bytes).toString());
  };
  const over = (how: 'closed' | 'destroyed') => (): void => {
    now.state = how;
    change();
  };
  return {
    stream: {
      local: at,
      remote: at,
      tls: undefined,
      read,
      write,
      close: over('closed'),
      destroy: over('destroyed'),
      letGo: over('destroyed'),
    },
    feed: (text) => hand(Buffer.from(text)),
    end: () => hand(undefined),
    written,
    state: () => now.state,
    stopReading: () => {
      now.reading = false;
    },
  };
}
