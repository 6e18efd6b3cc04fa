/** What the guard bears from clients. Times are milliseconds. */
export const GATEWAY_LIMITS = {
  /** From the first byte until the whole request is there: a phone on poor Wi-Fi sends a few kilobytes in far less. */
  requestMs: 10_000,
  /** Between two requests on one connection, and before the first. hb-zp-tools keeps connections alive. */
  idleMs: 10_000,
  /** Requests on one connection before it is closed. */
  requestsPerConnection: 1000,
  /** Connections on one door. Real players take 36; a house of many controllers has more behind a guard. */
  connections: 512,
  /** Of one address on one door, so that nobody takes all of them. */
  connectionsPerAddress: 64,
  /** The largest requests of real clients have about 60 KB (`REQUEST_LIMITS`). */
  maxBodyBytes: 262_144,
} as const;
