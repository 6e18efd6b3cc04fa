import type { GroupState, HouseholdState } from './household.ts';

/** The group a player is in; satellites count as their home-theatre player. */
export function groupOf(household: HouseholdState, playerId: string): GroupState | undefined {
  const anchor = household.players[playerId]?.bond.satelliteOf || playerId;
  return household.groups.find((group) => group.members.includes(anchor));
}

export const isCoordinator = (household: HouseholdState, playerId: string): boolean =>
  household.groups.some((group) => group.coordinator === playerId);

/** Numbers only grow, so that an id never comes back. */
export function nextGroupId(household: HouseholdState, coordinator: string): string {
  const numbers = household.groups.map(({ id }) => Number(id.split(':')[1] ?? 0));
  return `${coordinator}:${Math.max(0, ...numbers) + 1}`;
}

/** A player that is in no group gets one of its own. */
export function standApart(household: HouseholdState, playerId: string): void {
  household.groups.push({
    id: nextGroupId(household, playerId),
    coordinator: playerId,
    members: [playerId],
  });
}
