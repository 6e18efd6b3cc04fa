/** Identifiers that look alike and must not be mixed. Each is checked once, where it enters. */
export type PlayerId = string & { readonly [playerId]: true };
export type HouseholdId = string & { readonly [householdId]: true };
declare const playerId: unique symbol;
declare const householdId: unique symbol;

/** `RINCON_<MAC>01400`, and what else players have there. */
export const PLAYER_ID = /^RINCON_[0-9A-Z_a-z]{1,40}$/;
const HOUSEHOLD_ID = /^Sonos_[0-9A-Za-z._-]{1,80}$/;

// oxlint-disable typescript/no-unsafe-type-assertion -- brands are given here and nowhere else
/** `RINCON_<MAC>01400`, the name a player has in ZoneGroupState; undefined when the text is no such name. */
export const asPlayerId = (text: string): PlayerId | undefined =>
  PLAYER_ID.test(text) ? (text as PlayerId) : undefined;

/** `Sonos_…`, with or without the `.suffix` of the local API's household id. */
export const asHouseholdId = (text: string): HouseholdId | undefined =>
  HOUSEHOLD_ID.test(text) ? (text as HouseholdId) : undefined;
// oxlint-enable typescript/no-unsafe-type-assertion
