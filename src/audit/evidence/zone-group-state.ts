import { type Static, Type } from 'typebox';
import type { Frozen } from './observation.ts';

const Member = Type.Object(
  {
    playerId: Type.String(),
    room: Type.String(),
    /** Host of the Location attribute, as text. Never connected to. */
    address: Type.String(),
    groupId: Type.String(),
    coordinator: Type.Boolean(),
    invisible: Type.Boolean(),
    satellite: Type.Boolean(),
    build: Type.Optional(Type.String()),
    /** Attribute MicEnabled, as sent. */
    microphone: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

export const ZoneGroupStatePart = Type.Object(
  { householdId: Type.Optional(Type.String()), members: Type.Array(Member) },
  { additionalProperties: false },
);

export type ZoneGroupStatePart = Frozen<Static<typeof ZoneGroupStatePart>>;
