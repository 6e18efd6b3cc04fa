import type { TrafficOutcome } from '../recorder/traffic.ts';

/** What Node.js says when a connection came to no request. */
interface Unreadable {
  readonly outcome: TrafficOutcome;
  /** What had come, when anything had. */
  readonly bytes?: Uint8Array;
}

/** The parser's errors begin with `HPE_`; all others are the connection's. */
export function unreadableOf(error: Error & { code?: string; rawPacket?: unknown }): Unreadable {
  const { code = '', rawPacket } = error;
  const isLeaving = !code.startsWith('HPE_') || code === 'HPE_INVALID_EOF_STATE';
  return {
    outcome: isLeaving ? 'gone' : 'malformed',
    ...(rawPacket instanceof Uint8Array ? { bytes: rawPacket } : {}),
  };
}
