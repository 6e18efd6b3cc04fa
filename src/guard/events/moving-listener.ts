import type { Endpoint, IpAddress } from '../../base/address.ts';
import type { EventListener, Expectation } from '../../upnp/event-listener.ts';
import type { EventMessage } from '../../upnp/subscription-model.ts';

interface Kept {
  readonly publisher: IpAddress;
  readonly onMessage: (message: EventMessage) => void;
  /** At the place of now. */
  there: Expectation;
}

/** Where players send events to, which another place may take over. What is expected is expected there, under another path. */
export class MovingListener implements EventListener {
  readonly #kept = new Set<Kept>();
  #listener: EventListener;

  constructor(first: EventListener) {
    this.#listener = first;
  }

  get local(): Endpoint {
    return this.#listener.local;
  }

  expect(publisher: IpAddress, onMessage: Kept['onMessage']): Expectation {
    const kept: Kept = { publisher, onMessage, there: this.#listener.expect(publisher, onMessage) };
    this.#kept.add(kept);
    return {
      get path() {
        return kept.there.path;
      },
      forget: () => {
        this.#kept.delete(kept);
        kept.there.forget();
      },
    };
  }

  /** From now on messages are taken at `next`; gives back the place before, which takes none any more. */
  move(next: EventListener): EventListener {
    const before = this.#listener;
    this.#listener = next;
    for (const kept of this.#kept) {
      kept.there.forget();
      kept.there = next.expect(kept.publisher, kept.onMessage);
    }
    return before;
  }

  close(): Promise<void> {
    return this.#listener.close();
  }
}
