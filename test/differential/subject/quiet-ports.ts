import type { EventHub } from '../../../src/guard/events/event-hub.ts';
import { knownAddress } from '../../../src/base/address.ts';
import { deliveriesTo, type Delivery } from '../../../src/guard/events/callback-rule.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import { CLIENT_ADDRESS, ROOMS } from '../generate/houses.ts';

/** Time stands still, and nothing is ever called back. */
export const STILL: Clock = {
  now: () => 0,
  elapsed: () => 0,
  sleep: () => new Promise(() => {}),
  soon: (callback) => void setImmediate(callback),
  after: () => ({ cancel: () => {} }),
};

const PLAYERS: readonly string[] = ROOMS.flatMap(({ address, guardAddress }) => [address, guardAddress]);

/** Grants what the rule of callbacks grants, and tells where messages would go. */
export function notingHub(note: (deliveries: readonly Delivery[]) => void): EventHub {
  const listening = { host: knownAddress('127.61.2.2'), port: 9 };
  const rule = {
    subscriber: knownAddress(CLIENT_ADDRESS),
    isGuarded: (address: string) => PLAYERS.includes(address),
    ownListener: listening,
  };
  return {
    listening,
    prepare: () => Promise.reject(new Error('it stays where it is')),
    subscribe: ({ request }) => {
      const deliveries = request.kind === 'new' ? deliveriesTo(request.callbacks, rule) : undefined;
      if (!deliveries) return Promise.resolve({ kind: 'refused', status: 412, reason: 'callback-elsewhere' });
      note(deliveries);
      return Promise.resolve({ kind: 'granted', status: 200, sid: 'uuid:1', timeoutSeconds: 1800 });
    },
    unsubscribe: () => ({ kind: 'refused', status: 412, reason: 'unknown-subscription' }),
    answered: () => {},
    check: () => {},
    endWhere: () => 0,
    close: () => Promise.resolve(),
  };
}
