import type { Stream } from './net.ts';

/** What a server presents: its private key and its certificate with those that signed it, as PEM. */
export interface TlsIdentity {
  readonly key: string;
  readonly chain: string;
}

/** TLS on streams that came in. */
export interface TlsServer {
  /**
   * Shakes hands as the server, TLS 1.2 or newer. The stream given must not have been read and is not used any more.
   * Fails with a `ConnectFailure` when there is no handshake within the time (milliseconds); the stream is torn down then.
   */
  secure(stream: Stream, identity: TlsIdentity, timeoutMs: number): Promise<Stream>;
}
