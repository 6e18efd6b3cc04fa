/**
 * Eventing through the guard (UDA 2.0 §4): a client's subscription ends here, and the guard has one of its own at the player
 * for each service. What could go wrong: a subscription sends messages to a third party (`callback-rule.ts`), a SID is
 * guessed or taken (`sid.ts`, `ledger.ts`), a subscriber is slow or gone (`outbox-state.ts`), many ask (`limits.ts`), events
 * are forged (`upnp/event-listener.ts`). Proven in `hub*.test.ts`.
 */
import { listenForEvents } from '../../upnp/event-listener.ts';
import { Desk } from './desk.ts';
import type { EventHub, EventHubOptions, EventPorts } from './event-hub.ts';
import { EVENT_LIMITS } from './limits.ts';
import { Register } from './register.ts';

/** Fails with `address-unavailable` when it cannot listen. */
export async function createEventHub(ports: EventPorts, options: EventHubOptions): Promise<EventHub> {
  const { listening = EVENT_LIMITS.listening } = options.limits ?? {};
  const { listenOn, port = 0 } = options;
  const listener = await listenForEvents(ports, listenOn, { port, maxConnections: listening });
  const register = new Register({ ...ports, listener }, options);
  const desk = new Desk({ clock: ports.clock, register }, { ...options, ownListener: listener.local });
  return {
    listening: listener.local,
    subscribe: (asked) => desk.subscribe(asked),
    unsubscribe: (asked) => desk.unsubscribe(asked),
    answered: (sid) => register.answered(sid),
    check: (player) => register.check(player),
    endWhere: (matches) => register.endWhere(matches),
    close: async () => {
      await register.close();
      await listener.close();
    },
  };
}
