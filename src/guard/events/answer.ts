/** What the gateway writes to whoever asked; its headers are those of `wire/gena`. */
export type EventAnswer = GrantedAnswer | EndedAnswer | RefusedAnswer;

/** 200 with SID and TIMEOUT. When a new one has been written, the gateway says so with `EventHub.answered`. */
export interface GrantedAnswer {
  readonly kind: 'granted';
  readonly status: 200;
  readonly sid: string;
  readonly timeoutSeconds: number;
}

export interface EndedAnswer {
  readonly kind: 'ended';
  readonly status: 200;
}

export interface RefusedAnswer {
  readonly kind: 'refused';
  readonly status: number;
  readonly reason: EventRefusal;
}

/**
 * Why there is no subscription. `callback-elsewhere` and `too-many` are reasons of the policy's list too.
 *
 * - `no-events`: the service has an event URL and takes no subscribers (QPlay).
 * - `unknown-subscription`: no such SID, or it is not the asker's.
 * - `player-refused`: the player said no; the status is the player's.
 * - `player-unavailable`: the player does not answer, or has no room.
 */
export type EventRefusal = keyof typeof STATUSES | 'player-refused';

/** UDA 2.0 table 4-4: 412 for what cannot be met, 5xx where no more subscribers are taken. */
const STATUSES = {
  'no-events': 412,
  'callback-elsewhere': 412,
  'unknown-subscription': 412,
  'too-many': 503,
  'player-unavailable': 503,
} as const;

export const refuse = (reason: keyof typeof STATUSES): RefusedAnswer => ({
  kind: 'refused',
  status: STATUSES[reason],
  reason,
});

export const refusedByPlayer = (status: number): RefusedAnswer => ({
  kind: 'refused',
  status,
  reason: 'player-refused',
});

export const granted = (sid: string, timeoutSeconds: number): GrantedAnswer => ({
  kind: 'granted',
  status: 200,
  sid,
  timeoutSeconds,
});
