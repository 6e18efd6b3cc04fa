import { type Static, Type } from 'typebox';
import { Strict } from '../../base/yaml/schema-parts.ts';

const Count = Type.Integer({ minimum: 0 });

/** What players sent through this computer in the last hour. */
export const ShownTraffic = Strict({
  /** Whether it is counted now. */
  works: Type.Boolean(),
  /** Milliseconds of the hour that were counted. */
  forMs: Type.Integer({ minimum: 0, maximum: 3_600_000 }),
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
