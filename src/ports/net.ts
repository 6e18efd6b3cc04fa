import type { Endpoint, IpAddress } from '../base/address.ts';

/** The network as Tonewall sees it: streams, listeners, datagrams, interfaces. Addresses only, never names. */
export interface Net {
  /** Opens a TCP stream. Fails with a `ConnectFailure`. */
  connect(options: ConnectOptions): Promise<Stream>;
  /** Listens on one address; port 0 takes a free one. `maxConnections` at once (64), the rest are turned away. */
  listen(
    at: { readonly host: IpAddress; readonly port: number; readonly maxConnections?: number },
    onStream: (stream: Stream) => void,
  ): Promise<Listener>;
  /** Opens a UDP socket. */
  datagrams(options: DatagramOptions, onDatagram: (datagram: Datagram) => void): Promise<DatagramSocket>;
  interfaces(): readonly NetInterface[];
}

export interface ConnectOptions extends Endpoint {
  /** Milliseconds until the connection (with TLS: the handshake too) must stand. */
  readonly timeoutMs: number;
  /** Own address to come from. */
  readonly localAddress?: IpAddress;
  /** TLS on top. Players present certificates that no public authority signed: what was presented is reported, not judged. */
  readonly tls?: { readonly alpn?: readonly string[] };
  readonly signal?: AbortSignal;
}

/** Why a connection did not come to be. */
export type ConnectFailureReason = 'refused' | 'timeout' | 'unreachable' | 'tls' | 'aborted' | 'other';

export class ConnectFailure extends Error {
  readonly reason: ConnectFailureReason;
  constructor(reason: ConnectFailureReason, message: string) {
    super(message);
    this.name = 'ConnectFailure';
    this.reason = reason;
  }
}

/** A byte stream with back pressure: nothing is read ahead of `read`. */
export interface Stream {
  readonly local: Endpoint;
  readonly remote: Endpoint;
  /** What the TLS handshake showed; undefined on cleartext. */
  readonly tls: TlsFacts | undefined;
  write(bytes: Uint8Array | string): Promise<void>;
  /** The next bytes; undefined at the end of the stream. Fails when the stream was reset or the signal aborts. */
  read(signal?: AbortSignal): Promise<Uint8Array | undefined>;
  /** Ends our side and lets go. */
  close(): void;
  /** Tears the stream down at once. */
  destroy(): void;
  /** The same, after whoever waits for what it brought has gone on: closing a connection costs as much as half a request. */
  letGo(): void;
}

export interface TlsFacts {
  readonly protocol: string;
  readonly cipher: string;
  /** DER certificates as presented, leaf first. */
  readonly chain: readonly Uint8Array[];
}

export interface Listener {
  readonly local: Endpoint;
  /** Stops listening and tears down the streams that are still open. */
  close(): Promise<void>;
}

export interface DatagramOptions {
  readonly host: IpAddress;
  /** 0 takes a free port. */
  readonly port: number;
  /** Shares the address and port with others (SO_REUSEADDR). */
  readonly reuse?: boolean;
  readonly broadcast?: boolean;
  /** Bytes that may wait to be heard; the system gives what it allows, and what it likes where not given. */
  readonly waitingBytes?: number;
  /** Hops of what goes to one address; as the system has it where not given. */
  readonly hops?: number;
  readonly multicast?: {
    readonly group?: IpAddress;
    /** Hears of the group what comes from this address, and from no other (RFC 3376 §2). */
    readonly from?: IpAddress;
    /** Own address of the interface that joins and sends. */
    readonly interface: IpAddress;
    /** Own addresses of more interfaces that join. */
    readonly also?: readonly IpAddress[];
    readonly ttl: number;
    readonly loopback?: boolean;
  };
}

export interface Datagram {
  readonly bytes: Uint8Array;
  readonly from: Endpoint;
}

export interface DatagramSocket {
  readonly local: Endpoint;
  /**
   * Multicast leaves by the interface of the socket, or by the one with that own address. Fails with `network-refused`, whose cause has the code of the
   * system (`EPERM`: rules of the kernel kept it from leaving).
   */
  send(bytes: Uint8Array | string, to: Endpoint, by?: IpAddress): Promise<void>;
  close(): Promise<void>;
}

export interface NetInterface {
  readonly name: string;
  /** As the kernel counts them: another when a card of the same name is made anew. Missing where the system does not tell. */
  readonly index?: number;
  readonly address: IpAddress;
  readonly prefix: number;
  readonly loopback: boolean;
}
