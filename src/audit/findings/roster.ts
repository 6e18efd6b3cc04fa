import type { DeviceEvidence } from '../evidence/device.ts';
import { type Identity, identityOf } from '../evidence/identity.ts';
import { bondOf } from '../evidence/zone-group-state.ts';

/** What other players of the run tell of an address: a player that is locked itself still has a room. */
export type Roster = ReadonlyMap<string, Identity>;

/** From every topology that was told; the first telling of an address stands. */
export function rosterOf(devices: readonly DeviceEvidence[]): Roster {
  const told = devices.flatMap((device) => {
    const zones = device.parts['zone-group-state'];
    if (!zones?.known) return [];
    const { householdId = identityOf(device).householdId, members } = zones.value;
    return members.map((member): [string, Identity] => {
      const { address, playerId, room } = member;
      const bond = bondOf(member, members);
      return [
        address,
        {
          playerId,
          room,
          ...(bond === undefined ? {} : { bond }),
          ...(householdId === undefined ? {} : { householdId: householdId.split('.')[0] ?? '' }),
        },
      ];
    });
  });
  return new Map(told.reverse());
}
