/** What the door on 1443 bears from clients, and what it asks of players. Times are milliseconds, sizes bytes. */
export const LOCAL_API_LIMITS = {
  /** From the connection until TLS stands. */
  handshakeMs: 10_000,
  /** The largest commands are lists of 32 players and a stream's metadata, a few kilobytes. */
  maxMessageBytes: 65_536,
  maxFragments: 64,
  /** Frames that may come at once, and how many come back each second: a volume slider sends about ten. */
  burst: 100,
  framesPerSecond: 50,
  /** Commands of one client that wait or are being done; beyond that its socket is not read. */
  commandsAtOnce: 16,
  /** What waits for a client that does not read. Events of a household of 32 players are about 60 KB each. */
  maxWaitingBytes: 1_048_576,
  /** For one write to a client. */
  writeMs: 10_000,
  /** Silence until the client is pinged, and until it is let go. aiosonos pings every 55 s, sonos-websocket never. */
  pingMs: 30_000,
  silenceMs: 90_000,
  /** Subscriptions of one client: ten namespaces of a player, and what moves between groups. */
  subscriptions: 64,
  /** WebSockets at one door, and of one address: an app has one to each player, a house of programs some. */
  sockets: 256,
  socketsPerAddress: 16,
} as const;

export const PLAYER_LINK_LIMITS = {
  connectMs: 5000,
  answerMs: 8000,
  /** Commands on their way to one player: it serves with four threads. */
  atOnce: 2,
  waiting: 64,
} as const;

export const TUNNEL_LIMITS = {
  /** Tunnels to one player at once: it has 36 sockets for everybody. */
  tunnels: 8,
  connectMs: 5000,
  /** Nothing either way. The vendor's app keeps its socket alive more often than that. */
  idleMs: 300_000,
  /** Whether it may still be there is asked again so often. */
  checkMs: 60_000,
  /** From the connection until its first bytes. */
  firstMs: 10_000,
} as const;
