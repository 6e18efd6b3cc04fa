/** How much the guard's eventing bears. */
export interface EventLimits {
  /** Subscriptions of one principal; of one address where the principal is nobody in particular. */
  readonly perPrincipal: number;
  readonly total: number;
  /** Event messages that wait for one subscriber. */
  readonly waiting: number;
  /** Deliveries that fail one after the other before a subscriber is dropped. */
  readonly failures: number;
  /** Connections to subscribers of one principal at once. */
  readonly connections: number;
  /** Connections of players at once, to tell events. */
  readonly listening: number;
  /** Milliseconds for one delivery. */
  readonly deliveryMs: number;
  /** Milliseconds that a SUBSCRIBE waits for the player's answer. */
  readonly answerMs: number;
  /** Milliseconds within which a player that granted a subscription has to tell the full state. */
  readonly firstMessageMs: number;
  /** Seconds within which the player is asked whether it still knows the guard: a reboot tells nobody. */
  readonly checkSeconds: number;
}

/**
 * A controller subscribes to seven to ten services of each player at its start: 32 players are 320 subscriptions. A volume
 * slider makes five to ten messages a second: 32 waiting ones are a pause of some seconds. 32 players that tell all of their
 * services at once are 544 connections.
 */
export const EVENT_LIMITS: EventLimits = {
  perPrincipal: 512,
  total: 4096,
  waiting: 32,
  failures: 3,
  connections: 32,
  listening: 1024,
  deliveryMs: 5000,
  answerMs: 5000,
  firstMessageMs: 5000,
  checkSeconds: 300,
};
