/** Ways in and out of the players of a household. */
export const TRAFFIC_DOORS = ['tcp', 'tls', 'udp', 'event', 'media', 'login'] as const;

/**
 * `tcp` 1400, `tls` 1443 and 1843, `udp` SSDP and mDNS, `event` NOTIFY to a subscriber, `media` what a player fetches,
 * `login` the login services of unlocked units.
 */
export type TrafficDoor = (typeof TRAFFIC_DOORS)[number];

/** One message that reached or left a player, or an attempt at one. */
export interface TrafficEntry {
  /** Counts up from 1. */
  readonly number: number;
  /** Epoch milliseconds of arrival or departure. */
  readonly at: number;
  readonly direction: 'in' | 'out';
  readonly door: TrafficDoor;
  /** Undefined for a datagram to the group. */
  readonly playerId?: string;
  readonly peer: { readonly address: string; readonly port: number };
  /**
   * Of a request its method; `M-SEARCH`, `NOTIFY`, `QUERY`, `RESPONSE` of datagrams; `WEBSOCKET` of a message at the local
   * API; `CONNECT` of a connection that came to no request; `UNREADABLE` of bytes that are no message of the door.
   */
  readonly method: string;
  /** Request target, URL, search target or names asked for; the port or the login service of a connection. */
  readonly target: string;
  /** In order and case of the wire. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  readonly bodyTruncated: boolean;
  /** What was answered; absent while nothing was, or when the connection was dropped. */
  readonly status?: number;
  /** What became of it where no status says so. */
  readonly outcome?: TrafficOutcome;
  /** The action of a SOAP call that was understood. */
  readonly action?: string;
  /** The fault that got in the way. */
  readonly fault?: string;
  /** Present when the message changed the state: hashes before and after. */
  readonly effect?: { readonly before: string; readonly after: string };
}

/**
 * `malformed`: no message of the door. `no-tls`: cleartext at a TLS port. `no-handshake`: TLS that the player does not
 * speak. `no-certificate`: a stranger at 1843.
 * `turned-away`: more connections than the player takes. `over-quota`: more searches than are answered. `away`: the player
 * was off. `gone`: the client left before the answer. `idle`: the client said nothing more in time. `pipelined`: a second
 * request on a connection that the first one closes. `ignored`: understood, and nothing to answer. `done` and `refused`:
 * what a message at the local API came to. `greeted`: a login service answered.
 */
export type TrafficOutcome =
  | 'malformed'
  | 'no-tls'
  | 'no-handshake'
  | 'no-certificate'
  | 'turned-away'
  | 'over-quota'
  | 'away'
  | 'gone'
  | 'idle'
  | 'pipelined'
  | 'ignored'
  | 'done'
  | 'refused'
  | 'greeted';

export interface TrafficFilter {
  readonly playerId?: string;
  readonly door?: TrafficDoor;
  readonly direction?: 'in' | 'out';
  /** Only entries after this number. */
  readonly after?: number;
}

export const matches = (entry: TrafficEntry, filter: TrafficFilter): boolean =>
  (filter.playerId === undefined || entry.playerId === filter.playerId) &&
  (filter.door === undefined || entry.door === filter.door) &&
  (filter.direction === undefined || entry.direction === filter.direction) &&
  (filter.after === undefined || entry.number > filter.after);
