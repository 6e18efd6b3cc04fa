import { type Static, Type } from 'typebox';
import { Count, Strict } from '../../base/yaml/schema-parts.ts';
import { HOUR_MS } from './traffic.ts';

/** What players sent through this computer in the last hour. */
export const ShownTraffic = Strict({
  /** Whether it is counted now. */
  works: Type.Boolean(),
  /** Milliseconds of the hour that were counted. */
  forMs: Type.Integer({ minimum: 0, maximum: HOUR_MS }),
  /** How often the rules of the firewall were gone and were put back, since the guard began to look. */
  rulesPutBack: Count,
  players: Type.Array(
    Strict({
      room: Type.String(),
      address: Type.String(),
      /** Packets that were let through, and their bytes. */
      sent: Count,
      sentBytes: Count,
      /** Connections that it began. */
      begun: Count,
      /** Packets that were refused. */
      refused: Count,
      /** Whether that is more than ordinary players are refused. */
      knocks: Type.Boolean(),
    }),
  ),
});
export type ShownTraffic = Static<typeof ShownTraffic>;
