/**
 * Eventing through the guard (UDA 2.0 §4): a client's subscription ends here, and the guard has one of its own at the player
 * for each service. What could go wrong: a subscription sends messages to a third party (`callback-rule.ts`), a SID is
 * guessed or taken (`sid.ts`, `ledger.ts`), a subscriber is slow or gone (`outbox-state.ts`), many ask (`limits.ts`), events
 * are forged (`upnp/event-listener.ts`). Proven in `hub*.test.ts`.
 */
import { type EventListener, listenForEvents } from '../../upnp/event-listener.ts';
import { Desk } from './desk.ts';
import type { EventHub, EventHubOptions, EventMove, EventPlace, EventPorts } from './event-hub.ts';
import { EVENT_LIMITS } from './limits.ts';
import { MovingListener } from './moving-listener.ts';
import { Register } from './register.ts';

/** Fails with `address-unavailable` when it cannot listen. */
export async function createEventHub(ports: EventPorts, options: EventHubOptions): Promise<EventHub> {
  const { listening = EVENT_LIMITS.listening } = options.limits ?? {};
  const listenAt = ({ listenOn, port = 0 }: EventPlace): Promise<EventListener> =>
    listenForEvents(ports, listenOn, { port, maxConnections: listening });
  const listener = new MovingListener(await listenAt(options));
  let place: EventPlace = options;
  const register = new Register({ ...ports, listener }, options);
  const desk = new Desk(
    { clock: ports.clock, register },
    {
      ...options,
      get ownListener() {
        return listener.local;
      },
    },
  );
  return {
    get listening() {
      return listener.local;
    },
    async prepare(wanted): Promise<EventMove> {
      if (wanted.listenOn === place.listenOn && wanted.port === place.port) return STAYS;
      const next = await listenAt(wanted);
      return {
        takeDown: () => {
          place = wanted;
          return listener.move(next).close();
        },
        putUp: () => register.startOver(),
        undo: () => next.close(),
      };
    },
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

const STAYS: EventMove = { takeDown: async () => {}, putUp: () => {}, undo: async () => {} };
