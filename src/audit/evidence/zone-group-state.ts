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

export type ZoneGroupMember = ZoneGroupStatePart['members'][number];

/** What sets a player apart from another one of the same room; undefined for the one that stands for the room. */
export function bondOf(
  { satellite, invisible, room, playerId }: ZoneGroupMember,
  members: readonly ZoneGroupMember[],
): 'satellite' | 'bonded' | undefined {
  if (satellite) return 'satellite';
  // A Bridge is invisible too, and has its room for itself.
  const shares = members.some((other) => other.room === room && other.playerId !== playerId);
  return invisible && shares ? 'bonded' : undefined;
}
