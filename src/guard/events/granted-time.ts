import type { SubscriptionTime } from '../../wire/gena/names.ts';

/** UDA 2.0 §4.1.2: `should be greater than or equal to 1800 seconds`. */
const SHORTEST_SECONDS = 1800;
/** What players grant whatever was asked (SoCo, events_base.py). */
const LONGEST_SECONDS = 86_400;

/**
 * Seconds for which a subscription is granted. Clients that name no time, `infinite` or more than a day (hb-zp-tools asks
 * for 180030) get the day that a player would grant.
 */
export const grantedSeconds = (asked: SubscriptionTime = 'infinite'): number =>
  asked === 'infinite' ? LONGEST_SECONDS : Math.min(Math.max(asked, SHORTEST_SECONDS), LONGEST_SECONDS);
