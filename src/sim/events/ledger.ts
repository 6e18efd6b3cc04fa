import type { Clock } from '../../ports/clock.ts';
import type { Callback } from './callback.ts';
import type { Subscription } from './subscription.ts';

/** `A timeout of 86400 secs always seems to be allocated` (SoCo, events_base.py). */
const LIFE_SECONDS = 86_400;
/** There is a cap (`/status/upnp` shows `current` and `max`). Unsure: its number. */
export const MAX_PER_SERVICE = 32;

export const GRANTED = `Second-${LIFE_SECONDS}`;

export interface Wish {
  readonly playerId: string;
  readonly service: string;
  readonly callbacks: readonly Callback[];
}

/** Who has subscribed to what. Expired subscriptions go when somebody looks. */
export interface Ledger {
  /** Undefined when the service has as many subscribers as it bears. */
  add(wish: Wish): Subscription | undefined;
  /** False when the player does not know the SID for that service. */
  renew(playerId: string, service: string, sid: string): boolean;
  remove(playerId: string, service: string, sid: string): boolean;
  /** Ends a subscription wherever it stands. */
  drop(subscription: Subscription): void;
  of(playerId: string): readonly Subscription[];
  /** Players and services that have subscribers, each once. */
  topics(): readonly (readonly [playerId: string, service: string])[];
}

export function createLedger(clock: Clock): Ledger {
  const byPlayer = new Map<string, Map<string, Subscription>>();
  const counts = new Map<string, number>();

  const living = (playerId: string): readonly Subscription[] => {
    const all = byPlayer.get(playerId);
    if (!all) return [];
    for (const one of all.values()) if (one.expiresAt <= clock.elapsed()) drop(one);
    return [...all.values()];
  };

  const drop = (subscription: Subscription): void => {
    subscription.over = true;
    subscription.waiting.length = 0;
    const all = byPlayer.get(subscription.playerId);
    all?.delete(subscription.sid);
    if (all?.size === 0) byPlayer.delete(subscription.playerId);
  };

  const find = (playerId: string, service: string, sid: string): Subscription | undefined =>
    living(playerId).find((one) => one.sid === sid && one.service === service);

  return {
    add: ({ playerId, service, callbacks }) => {
      if (living(playerId).filter((one) => one.service === service).length >= MAX_PER_SERVICE)
        return undefined;
      const count = (counts.get(playerId) ?? 0) + 1;
      counts.set(playerId, count);
      const subscription: Subscription = {
        sid: `uuid:${playerId}_sub${String(count).padStart(10, '0')}`,
        playerId,
        service,
        callbacks,
        expiresAt: clock.elapsed() + LIFE_SECONDS * 1000,
        seq: 0,
        waiting: [],
        sending: false,
        begun: false,
        over: false,
      };
      const all = byPlayer.get(playerId) ?? new Map<string, Subscription>();
      byPlayer.set(playerId, all.set(subscription.sid, subscription));
      return subscription;
    },
    renew: (playerId, service, sid) => {
      const found = find(playerId, service, sid);
      if (found) found.expiresAt = clock.elapsed() + LIFE_SECONDS * 1000;
      return found !== undefined;
    },
    remove: (playerId, service, sid) => {
      const found = find(playerId, service, sid);
      if (found) drop(found);
      return found !== undefined;
    },
    drop,
    of: living,
    topics: () => [...byPlayer.keys()].flatMap(topicsOf),
  };

  function topicsOf(playerId: string): readonly (readonly [string, string])[] {
    return [...new Set(living(playerId).map(({ service }) => service))].map((service) => [playerId, service]);
  }
}
