import type { GroupState, HouseholdState } from './household.ts';

/** The group a player is in; satellites count as their home-theatre player. */
export function groupOf(household: HouseholdState, playerId: string): GroupState | undefined {
  const anchor = household.players[playerId]?.bond.satelliteOf || playerId;
  return household.groups.find((group) => group.members.includes(anchor));
}

export const isCoordinator = (household: HouseholdState, playerId: string): boolean =>
  household.groups.some((group) => group.coordinator === playerId);
