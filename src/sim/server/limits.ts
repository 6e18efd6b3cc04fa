/** How much a player's web server takes at once. */
export interface ServerLimits {
  /** Requests that are answered at once; the others wait. */
  readonly workers: number;
  /** Connections over all of its ports together. */
  readonly connections: number;
  /** Milliseconds without a byte after which a connection is closed. */
  readonly idleMs: number;
}

/** `NumThreads 4`, `MaxConn 36`, `TimeOut 10` (57.10, anacapa.conf). */
export const PLAYER_LIMITS: ServerLimits = { workers: 4, connections: 36, idleMs: 10_000 };
